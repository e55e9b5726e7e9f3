//! Sentences and tokens of Dutch, German and English documents, with offsets into the text.
