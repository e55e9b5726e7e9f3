//! What print in each language does beyond what its treebank happens to show: quotation marks, abbreviations, contractions.
//!
//! Used in training only: samples are varied with it, so that the weights know it too.

/// Habits of a language.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    /// Opening and closing quotation marks, the more usual ones several times.
    pub quotes: &'static [[&'static str; 2]],
    /// Abbreviations that go on: anything may follow.
    pub abbreviations: &'static [&'static str],
    /// Abbreviations before names.
    pub titles: &'static [&'static str],
    /// Abbreviations that may end a sentence, whose full stop then does both.
    pub last: &'static [&'static str],
    /// What follows an ordinal that is written as a number with a full stop; none where ordinals are written otherwise.
    pub after_ordinal: &'static [&'static str],
    /// Contractions and the words that they stand for.
    pub contractions: &'static [(&'static str, &'static [&'static str])],
}

/// Dutch.
pub const DUTCH: Habits = Habits {
    quotes: WESTERN,
    abbreviations: &[
        "bijv.", "bv.", "ca.", "d.w.z.", "o.a.", "m.b.t.", "t.o.v.", "i.p.v.", "i.v.m.", "m.a.w.", "n.a.v.", "t.a.v.", "t.b.v.", "m.i.v.",
        "o.l.v.", "a.u.b.", "nr.", "nrs.", "art.", "blz.", "p.", "pag.", "afb.", "vgl.", "resp.", "evt.", "excl.", "incl.", "max.", "min.",
        "gem.", "mln.", "mld.", "jan.", "feb.", "apr.", "aug.", "sept.", "okt.", "nov.", "dec.", "geb.", "overl.", "tel.", "v.a.", "m.n.",
        "aug.", "ong.", "zgn.", "z.g.", "m.m.v.", "v.Chr.", "a.h.w.", "St.", "par.", "hfst.",
    ],
    titles: &[
        "dr.", "drs.", "ir.", "ing.", "mr.", "prof.", "mgr.", "ds.", "Dr.", "Drs.", "Ir.", "Mr.", "Prof.", "Mgr.", "dhr.", "mevr.", "mw.",
        "jhr.", "gen.", "lt.", "kol.", "maj.", "sgt.", "St.", "A.", "B.", "C.", "D.", "E.", "F.", "G.", "H.", "J.", "K.", "L.", "M.", "N.",
        "P.", "R.", "S.", "T.", "W.", "J.P.", "A.M.", "J.W.",
    ],
    last: &["enz.", "etc.", "e.d.", "e.a.", "b.v.", "N.V.", "B.V.", "jl.", "a.s.", "v.Chr.", "n.Chr.", "c.s.", "mln.", "U.S."],
    after_ordinal: &[],
    contractions: &[],
};

/// German.
pub const GERMAN: Habits = Habits {
    quotes: &[
        ["\"", "\""],
        ["\"", "\""],
        ["„", "“"],
        ["„", "“"],
        ["„", "”"],
        ["“", "”"],
        ["``", "''"],
        ["»", "«"],
        ["»", "«"],
        ["«", "»"],
        ["‚", "‘"],
        ["'", "'"],
    ],
    abbreviations: &[
        "bzw.", "ca.", "evtl.", "ggf.", "inkl.", "exkl.", "max.", "min.", "Nr.", "Nrn.", "Mio.", "Mrd.", "Tsd.", "Abs.", "Art.", "Bd.",
        "Kap.", "Anm.", "Abb.", "S.", "Str.", "Tel.", "Std.", "Min.", "Sek.", "vgl.", "Vgl.", "sog.", "allg.", "bes.", "insb.", "geb.",
        "gest.", "verh.", "Jan.", "Feb.", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.", "u.a.", "z.B.", "d.h.", "u.U.", "i.d.R.", "o.g.",
        "s.o.", "z.T.", "v.a.", "n.", "v.", "St.", "Hl.", "hl.", "röm.", "lat.", "engl.", "dt.", "frz.", "griech.", "ital.", "russ.",
        "Jg.", "Jh.", "Hrsg.", "Verf.", "Ziff.", "gem.", "lt.", "betr.", "bzgl.", "einschl.", "entspr.", "etw.", "jew.", "mind.", "od.",
        "versch.", "zzgl.", "Pkt.",
    ],
    titles: &[
        "Dr.", "Prof.", "Hr.", "Fr.", "Frl.", "Dipl.", "Ing.", "Gen.", "Lt.", "Hptm.", "St.", "Hl.", "A.", "B.", "C.", "D.", "E.", "F.",
        "G.", "H.", "J.", "K.", "L.", "M.", "N.", "P.", "R.", "S.", "T.", "W.", "J.R.", "F.W.", "med.", "jur.", "phil.", "h.c.",
    ],
    last: &["usw.", "etc.", "u.a.", "Chr.", "e.V.", "o.ä.", "u.ä.", "Co.", "Inc.", "Ltd.", "d.J.", "Mio.", "Mrd.", "s.o."],
    after_ordinal: &[
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Jahrhundert",
        "Jahrhunderts",
        "Mal",
        "Platz",
        "Geburtstag",
        "Weltkrieg",
        "Klasse",
        "Spieltag",
        "Runde",
        "Minute",
        "Kongress",
        "Etage",
        "Stock",
        "Bundesliga",
        "Auflage",
        "Tag",
        "Woche",
        "Jahrestag",
        "deutsche",
        "internationalen",
        "große",
    ],
    contractions: &[
        ("im", &["in", "dem"]),
        ("am", &["an", "dem"]),
        ("zum", &["zu", "dem"]),
        ("zur", &["zu", "der"]),
        ("vom", &["von", "dem"]),
        ("beim", &["bei", "dem"]),
        ("ins", &["in", "das"]),
        ("ans", &["an", "das"]),
        ("aufs", &["auf", "das"]),
        ("fürs", &["für", "das"]),
        ("ums", &["um", "das"]),
        ("durchs", &["durch", "das"]),
        ("übers", &["über", "das"]),
        ("unters", &["unter", "das"]),
        ("hinters", &["hinter", "das"]),
        ("vors", &["vor", "das"]),
        ("vorm", &["vor", "dem"]),
        ("überm", &["über", "dem"]),
        ("unterm", &["unter", "dem"]),
        ("hinterm", &["hinter", "dem"]),
    ],
};

/// English.
pub const ENGLISH: Habits = Habits {
    quotes: WESTERN,
    abbreviations: &[
        "e.g.", "i.e.", "vs.", "approx.", "No.", "Nos.", "no.", "pp.", "p.", "fig.", "Fig.", "Vol.", "vol.", "Sec.", "sec.", "ch.", "est.",
        "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.", "Mt.", "Ft.", "St.", "cf.", "ca.", "incl.",
        "max.", "min.", "tel.", "Tel.", "ext.", "a.k.a.", "U.S.", "U.K.", "U.N.", "D.C.", "Art.", "art.", "Bros.", "Univ.", "Dept.", "Op.",
    ],
    titles: &[
        "Mr.", "Mrs.", "Ms.", "Dr.", "Drs.", "Prof.", "Rev.", "Gen.", "Lt.", "Col.", "Maj.", "Capt.", "Cpl.", "Sgt.", "Adm.", "Sen.",
        "Rep.", "Gov.", "Pres.", "Hon.", "St.", "Messrs.", "A.", "B.", "C.", "D.", "E.", "F.", "G.", "H.", "J.", "K.", "L.", "M.", "N.",
        "P.", "R.", "S.", "T.", "W.", "J.R.", "U.S.", "U.N.", "Supt.", "Brig.", "Amb.",
    ],
    last: &[
        "etc.", "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "U.S.", "U.K.", "U.N.", "D.C.", "a.m.", "p.m.", "L.P.", "Ph.D.", "B.C.",
        "St.",
    ],
    after_ordinal: &[],
    contractions: &[],
};

const WESTERN: &[[&str; 2]] = &[
    ["\"", "\""],
    ["\"", "\""],
    ["\"", "\""],
    ["“", "”"],
    ["“", "”"],
    ["„", "”"],
    ["„", "“"],
    [",,", "''"],
    ["``", "''"],
    ["''", "''"],
    ["«", "»"],
    ["‘", "’"],
    ["'", "'"],
];
