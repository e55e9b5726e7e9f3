/** How far the reader has seen the ledger, kept in this browser for each ledger. */

const key = (ledger: string): string => `foederis.seen.${ledger}`;

export function lastSeen(ledger: string): number | null {
  try {
    const kept = localStorage.getItem(key(ledger));
    return kept === null || Number.isNaN(Number(kept)) ? null : Number(kept);
  } catch {
    return null;
  }
}

export function keepSeen(ledger: string, seen: number): void {
  try {
    localStorage.setItem(key(ledger), String(seen));
  } catch {
    // Not kept: the next visit shows all as new.
  }
}
