//! Bytes to clean, dated documents: text, HTML, JSON Lines, gzip, with every limit against hostile input.
