//! Scores facts records against gold records, equal to the reference scorer.
