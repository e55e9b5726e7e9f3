//! The knowledge packs: actors, places, words and trigger lexicons, read from text.
