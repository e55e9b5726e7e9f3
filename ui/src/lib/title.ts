/** What the tab is called. */
export function setTitle(title: string): void {
  document.title = title ? `${title} – Foederis` : 'Foederis';
}
