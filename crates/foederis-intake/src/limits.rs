/// How much of anything is read. Every default is far above honest input and far below what hurts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one text or HTML file, decompressed, and of the text in one JSON document. Default 8 MiB, about
    /// forty times a long magazine article with its page around it. Longer ones are skipped and reported.
    pub max_document_bytes: usize,
    /// Bytes of one line of JSON Lines, decompressed. Default 32 MiB: a document of the largest size in which many
    /// characters are escaped. Longer lines are skipped and reported, and are never held in memory.
    pub max_line_bytes: usize,
    /// How many times longer than its compressed form a gzip file may become. Default 200: text reaches 3 to 20,
    /// text that repeats itself perhaps 100, a bomb 1,000.
    pub max_gzip_ratio: u64,
    /// Decompressed bytes of a gzip file from which the ratio is watched. Default 64 MiB, so that a small file that
    /// happens to repeat itself is never refused.
    pub gzip_ratio_from: u64,
    /// Open elements around a place in an HTML page. Default 512, as in browsers. Deeper pages are read without
    /// their structure: tags are dropped, the text is kept.
    pub max_html_depth: usize,
    /// Elements in an HTML page. Default 100,000. Larger pages are read without their structure.
    pub max_html_elements: usize,
    /// Folders within folders. Default 64. Deeper ones are reported and not entered.
    pub max_folder_depth: usize,
    /// Characters of a title, an author, an outlet or an address taken from the document. Default 500.
    pub max_field_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_document_bytes: 8 << 20,
            max_line_bytes: 32 << 20,
            max_gzip_ratio: 200,
            gzip_ratio_from: 64 << 20,
            max_html_depth: 512,
            max_html_elements: 100_000,
            max_folder_depth: 64,
            max_field_chars: 500,
        }
    }
}

/// A number of bytes as people write it: `8 MiB`, `700 KiB`, `12 bytes`.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} bytes"),
        10_000..=9_999_999 if !bytes.is_multiple_of(1 << 20) => format!("{} KiB", bytes >> 10),
        _ => format!("{} MiB", bytes >> 20),
    }
}
