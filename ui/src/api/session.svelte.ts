const KEY = 'foederis.token';

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Who reads: a server away from this machine may ask for a token, which is kept for as long as the tab lives. */
class Session {
  token = $state<string | null>(kept());
  /** Set by an answer 401: the shell then shows the sign-in form. */
  asked = $state(false);

  signIn(token: string): void {
    try {
      sessionStorage.setItem(KEY, token);
    } catch {
      // Without storage the token lives in memory only.
    }
    this.token = token;
    this.asked = false;
  }

  signOut(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
    this.token = null;
  }
}

export const session = new Session();
