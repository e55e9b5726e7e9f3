export type Theme = 'system' | 'light' | 'dark';

function kept(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

class Chosen {
  current = $state<Theme>(kept());

  set(theme: Theme): void {
    this.current = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem('foederis.theme');
      else localStorage.setItem('foederis.theme', theme);
    } catch {
      // Not kept; holds until the page is left.
    }
  }
}

export const theme = new Chosen();
