/** Whether a turn of the wheel is meant for the picture: with Ctrl (as pinching a trackpad sends it), or when the picture has been clicked or tabbed to. Else the page scrolls. */
export function isForPicture(event: WheelEvent, picture: Element): boolean {
  return event.ctrlKey || event.metaKey || picture.contains(document.activeElement);
}

/** How much longer or shorter one turn makes what is seen; a mouse turns in steps of 100, a trackpad in ones. */
export function factorOf(event: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const pixels = event.deltaY * (event.deltaMode === 1 ? 20 : 1);
  return 1.0018 ** Math.max(-400, Math.min(400, pixels));
}
