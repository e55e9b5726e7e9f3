/** Kinds of ties that are drawn alike: the line says the kind, a word the type. */
export type Family = 'bond' | 'supply' | 'presence' | 'enmity' | 'mediation';

const OF: Record<string, Family> = {
  'defence-pact': 'bond', partnership: 'bond', membership: 'bond', backing: 'bond',
  'arms-supply': 'supply', 'energy-supply': 'supply', trade: 'supply', route: 'supply',
  deployment: 'presence', intelligence: 'presence', control: 'presence', 'territorial-claim': 'presence',
  hostility: 'enmity', mediation: 'mediation',
};

export function familyOf(type: string): Family {
  return OF[type] ?? 'mediation';
}

/** How far down a type stands in lists: what binds first, what parts last. */
export function rankOf(type: string): number {
  const at = Object.keys(OF).indexOf(type);
  return at < 0 ? Infinity : at;
}

/** Whether a tie is drawn as doubtful: somebody says otherwise, or one side alone says it. */
export function isDoubtful(standing: string): boolean {
  return standing !== 'holds';
}
