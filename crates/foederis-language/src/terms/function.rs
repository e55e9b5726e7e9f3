//! Words that hold sentences together and say nothing by themselves: nobody looks for them alone.

use foederis_model::Language;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const DUTCH: &str = "de het een en van in op te dat die is was waren zijn ben bent wordt worden werd werden geworden heeft hebben had hadden heb \
    hebt niet met voor aan er om ook als dan maar bij of uit nog naar door over tot zich hij zij ze ik jij je u wij we jullie hun hen haar hem zo \
    dit deze daar hier wat wie waar wanneer hoe toen nu al kan kon konden kunnen zal zou zouden zullen wil moet moeten moest moesten mag mogen geen \
    meer tegen na omdat tussen sinds onder zonder volgens tijdens toch wel dus want per mijn zijn onze ons ander andere alle alles iets niets elk \
    elke ieder iedere zelf weer zeer heel veel te ten ter den des aldus echter terwijl hoewel zoals doch noch beide waarbij waarop waarmee daarmee \
    daarbij daarna weet weten gaan gaat ging";
const GERMAN: &str = "der die das und in den von zu mit sich auf fur ist im dem nicht ein eine einer einem einen eines als auch es an er sie hat aus \
    bei war waren wird werden wurde wurden worden nach am sei seien um so wie zum zur haben hatte hatten hatten uber einen vor bis durch dass \
    oder aber noch nur man wir ich ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines sind kann konnen konnte konnten soll \
    sollen sollte sollten muss mussen musste mussten will wollen wollte wollten darf durfen dies diese dieser diesem diesen dieses jene jener \
    wenn weil da dann doch schon mehr sehr gegen unter zwischen ohne wahrend seit ab kein keine keinen keiner keinem was wer wo wann welche \
    welcher welches ihm ihn ihnen uns euch mich mir dich dir des denn damit dabei dafur dagegen daran darauf daraus darin darum davon dazu also \
    bereits nun hier dort vom beim ins ans wieder selbst alle allem allen aller alles andere anderen beide beiden";
const ENGLISH: &str = "the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had they you were \
    their one we can her has there been if more when will would who so no she do did does its them what up out into than him my your our could \
    should may might must shall only some these those then now over also after before between under about against such where why how while \
    because any each all both other own same very too just here being having us me am off once until during through above below again";

/// Function words of one language that are somebody's content word in another: "war" in English, "man" in Dutch. Whoever types them means these.
const MEANT: [&str; 8] = ["war", "man", "den", "hat", "sage", "mag", "per", "arms"];

static LISTS: LazyLock<[FxHashSet<&'static str>; 3]> =
    LazyLock::new(|| [DUTCH, GERMAN, ENGLISH].map(|list| list.split_whitespace().collect()));

fn list(language: &Language) -> Option<&'static FxHashSet<&'static str>> {
    match language {
        Language::Dutch => Some(&LISTS[0]),
        Language::German => Some(&LISTS[1]),
        Language::English => Some(&LISTS[2]),
        Language::Other(_) => None,
    }
}

/// Whether a folded word is one in this language.
pub(super) fn is_function(word: &str, language: &Language) -> bool {
    list(language).is_some_and(|list| list.contains(word))
}

/// Whether a folded word that somebody typed is most likely one.
pub(super) fn is_usually(word: &str) -> bool {
    !MEANT.contains(&word) && LISTS.iter().any(|list| list.contains(word))
}
