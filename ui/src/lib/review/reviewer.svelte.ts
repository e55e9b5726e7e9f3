function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept; holds until the page is left.
  }
}

/** Who reviews in this browser, and whether letters act as keys. */
class Reviewer {
  name = $state(kept('foederis.reviewer'));
  keys = $state(kept('foederis.keys') !== 'off');

  called(name: string): void {
    this.name = name;
    keep('foederis.reviewer', name);
  }

  useKeys(use: boolean): void {
    this.keys = use;
    keep('foederis.keys', use ? 'on' : 'off');
  }
}

export const reviewer = new Reviewer();
