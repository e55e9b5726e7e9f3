//! The elements of HTML, as far as a reader of main text must tell them apart.

/// An element's name; [`Tag::Other`] for all that need no treatment of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[rustfmt::skip]
pub(super) enum Tag {
    A, Abbr, Address, Article, Aside, Audio, B, Blockquote, Body, Br, Button, Canvas, Caption, Center, Datalist, Dd, Details, Dialog, Div, Dl, Dt,
    Em, Fieldset, Figcaption, Figure, Font, Footer, Form, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, I, Ins, Label, Legend, Li,
    Main, Map, Math, Menu, Nav, Noindex, Noscript, Object, Ol, Optgroup, Option, P, Pre, S, Section, Select, Small, Span, Strong, Sub, Summary, Sup, Svg,
    Table, Tbody, Td, Template, Tfoot, Th, Thead, Time, Tr, U, Ul, Video, Void, Other,
}

/// How many tags there are.
pub(super) const TAGS: usize = Tag::Other as usize + 1;

/// Names in alphabetical order.
#[rustfmt::skip]
const NAMES: [(&str, Tag); 94] = [
    ("a", Tag::A), ("abbr", Tag::Abbr), ("address", Tag::Address), ("area", Tag::Void), ("article", Tag::Article), ("aside", Tag::Aside),
    ("audio", Tag::Audio), ("b", Tag::B), ("base", Tag::Void), ("blockquote", Tag::Blockquote), ("body", Tag::Body), ("br", Tag::Br),
    ("button", Tag::Button), ("canvas", Tag::Canvas), ("caption", Tag::Caption), ("center", Tag::Center), ("col", Tag::Void),
    ("datalist", Tag::Datalist), ("dd", Tag::Dd), ("details", Tag::Details), ("dialog", Tag::Dialog), ("div", Tag::Div), ("dl", Tag::Dl),
    ("dt", Tag::Dt), ("em", Tag::Em), ("embed", Tag::Void), ("fieldset", Tag::Fieldset), ("figcaption", Tag::Figcaption),
    ("figure", Tag::Figure), ("font", Tag::Font), ("footer", Tag::Footer), ("form", Tag::Form), ("frame", Tag::Void), ("h1", Tag::H1),
    ("h2", Tag::H2), ("h3", Tag::H3), ("h4", Tag::H4), ("h5", Tag::H5), ("h6", Tag::H6), ("head", Tag::Head), ("header", Tag::Header),
    ("hgroup", Tag::Hgroup), ("hr", Tag::Hr), ("html", Tag::Html), ("i", Tag::I), ("img", Tag::Void), ("input", Tag::Void),
    ("ins", Tag::Ins), ("keygen", Tag::Void), ("label", Tag::Label), ("legend", Tag::Legend), ("li", Tag::Li), ("link", Tag::Void),
    ("main", Tag::Main), ("map", Tag::Map), ("math", Tag::Math), ("menu", Tag::Menu), ("meta", Tag::Void), ("nav", Tag::Nav),
    ("noindex", Tag::Noindex), ("noscript", Tag::Noscript), ("object", Tag::Object), ("ol", Tag::Ol), ("optgroup", Tag::Optgroup),
    ("option", Tag::Option), ("p", Tag::P), ("param", Tag::Void), ("pre", Tag::Pre), ("s", Tag::S), ("section", Tag::Section),
    ("select", Tag::Select), ("small", Tag::Small), ("source", Tag::Void), ("span", Tag::Span), ("strike", Tag::S), ("strong", Tag::Strong),
    ("sub", Tag::Sub), ("summary", Tag::Summary), ("sup", Tag::Sup), ("svg", Tag::Svg), ("table", Tag::Table), ("tbody", Tag::Tbody),
    ("td", Tag::Td), ("template", Tag::Template), ("tfoot", Tag::Tfoot), ("th", Tag::Th), ("thead", Tag::Thead), ("time", Tag::Time),
    ("tr", Tag::Tr), ("track", Tag::Void), ("u", Tag::U), ("ul", Tag::Ul), ("video", Tag::Video), ("wbr", Tag::Void),
];

impl Tag {
    /// The tag of a name in lower case.
    pub(super) fn of(name: &str) -> Self {
        NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).map_or(Self::Other, |at| NAMES[at].1)
    }

    /// Whether it begins and ends a line.
    #[rustfmt::skip]
    pub(super) fn is_block(self) -> bool {
        matches!(self,
            Self::Address | Self::Article | Self::Aside | Self::Blockquote | Self::Body | Self::Caption | Self::Center | Self::Dd | Self::Details
            | Self::Dialog | Self::Div | Self::Dl | Self::Dt | Self::Fieldset | Self::Figcaption | Self::Figure | Self::Footer | Self::Form
            | Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6 | Self::Header | Self::Hgroup | Self::Hr | Self::Legend | Self::Li | Self::Main
            | Self::Menu | Self::Nav | Self::Ol | Self::Option | Self::P | Self::Pre | Self::Section | Self::Summary | Self::Table | Self::Tbody | Self::Td
            | Self::Tfoot | Self::Th | Self::Thead | Self::Tr | Self::Ul)
    }

    /// Whether it is a heading.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }

    /// Whether closing tags within it leave what is open outside alone.
    pub(super) fn is_scope(self) -> bool {
        matches!(self, Self::Table | Self::Td | Self::Th | Self::Caption | Self::Template | Self::Object)
    }

    /// Whether it is a part of a table, which only the table shuts off.
    pub(super) fn is_table_part(self) -> bool {
        matches!(self, Self::Table | Self::Tbody | Self::Thead | Self::Tfoot | Self::Tr | Self::Td | Self::Th | Self::Caption)
    }

    /// Whether nothing in it is ever article text.
    #[rustfmt::skip]
    pub(super) fn is_silent(self) -> bool {
        matches!(self,
            Self::Head | Self::Button | Self::Select | Self::Noscript | Self::Svg | Self::Template | Self::Audio | Self::Video | Self::Canvas
            | Self::Datalist | Self::Map | Self::Math | Self::Object | Self::Option | Self::Optgroup | Self::Noindex)
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Tag};

    #[test]
    fn names_are_in_order() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!((Tag::of("table"), Tag::of("x-card"), Tag::of("br")), (Tag::Table, Tag::Other, Tag::Br));
    }
}
