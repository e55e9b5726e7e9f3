// Names for what the routes about ties, actors and pairs answer.
import type { Answers } from './answers';
import type { components } from './schema';

type Schemas = components['schemas'];

/** Somebody tied to both sides of an enmity in ways that go ill together; `says` is English. */
export type Tension = Schemas['Tension'];
/** A tie of a day, with what became of it against another day. */
export type DrawnTie = Schemas['DrawnTie'];
/** Days over which a tie held. `first` null: only its end is told; `last` null: nothing says that it ended. */
export type Held = Schemas['Stretch'];
export type Gap = Schemas['Gap'];
export type Contradiction = Schemas['Contradiction'];
/** A tie as a finding rests on it. */
export type Tied = Schemas['Tied'];
export type Promised = Schemas['Promise'];
/** What a table of arms transfers says. */
export type Delivered = Schemas['Delivered'];
export type Effect = Schemas['Effect'];
export type WhatIf = Answers['/api/what-if'];
export type Finding = Schemas['BalanceFinding'];
export type Called = Schemas['Called'];
