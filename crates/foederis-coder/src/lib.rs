//! From an analysed document to its facts record: times, figures, actors, events, ties, claims.
