//! Dollars, pounds and rupees, which several countries have: where the article speaks of another of these, whose they are
//! stays open, and nothing is reckoned with them.

use super::series::governed;
use crate::article::Article;
use crate::figure::{Figure, Kind};
use crate::mention::Mention;
use crate::pack::{EntityType, Packs};
use crate::text::{ByteSpan, Lexicon, position, tokens};
use crate::value::Unit;

/// Currencies that figures are read as where no country is written with them, and how many times as often as theirs the
/// other countries must be spoken of, or less, for doubt.
const SHARED: [(&str, u32); 3] = [("USD", 1), ("GBP", 4), ("INR", 2)];

/// By names in the packs, for each of these the countries that it is of; those whose press writes theirs the same way; and
/// those, with codes of what is written beside it, whose press does so now and then.
static COUNTRIES: Lexicon = Lexicon::new(&[
    "united states,",
    "canada, australia, new zealand",
    "singapore, hong kong, taiwan, jamaica, sgd, hkd, twd, jmd, cad, aud, nzd",
    "united kingdom, england, scotland, wales",
    "egypt, lebanon, syria, sudan, south sudan",
    "egp, lbp, syp",
    "india,",
    "pakistan, sri lanka, nepal, mauritius",
    "pkr, lkr, npr, mur",
]);

/// Words that tell whose money it is, words that several countries have for theirs, and those of what the euro has, too.
static WORDS: Lexicon = Lexicon::new(&[
    "us, u.s., u.s, usd, american, british, sterling, indian",
    "pound, pounds, rupee, rupees, rs, rs.",
    "cent, cents",
]);

/// Takes the units of such figures away.
pub(super) fn leave_open(
    article: &Article,
    packs: &Packs,
    mentions: &[(u32, Mention)],
    figures: &mut [(u32, Figure)],
) {
    let text = &article.text;
    settle_cents(text, figures);
    if !figures.iter().any(|(_, figure)| bare(text, figure).is_some()) {
        return;
    }
    let (mut spoken_of, mut places) = ([0_u32; 9], 0);
    let mut count = |name: &str| {
        if let Some(row) = COUNTRIES.row_of(&[name]) {
            spoken_of[row] += 1;
        }
    };
    for entity in mentions.iter().filter_map(|(_, mention)| mention.entity) {
        let known = packs.entity(entity);
        places += u32::from(known.kind == EntityType::Place);
        count(&known.name);
        known.part_of.iter().for_each(|of| count(&packs.entity(*of).name));
        governed(article, packs, entity, |country| count(&packs.entity(country).name));
    }
    figures.iter().filter_map(|(_, figure)| figure.unit.as_ref()).for_each(|unit| count(unit.as_str()));
    for (nth, &(_, factor)) in SHARED.iter().enumerate() {
        let [own, alike, others] = [0, 1, 2].map(|row| spoken_of[3 * nth + row]);
        // A country named in passing casts no doubt.
        let doubtful = alike * factor > own && 4 * alike >= places || 2 * others > places && own == 0;
        let is = |figure: &Figure| bare(text, figure) == Some(nth);
        // "S$1.2 billion ($900 million)"
        let proven = figures.windows(2).any(|pair| {
            let [(_, first), (_, second)] = pair else { return false };
            let between = ByteSpan { start: first.span.end, end: second.span.start.max(first.span.end) };
            first.kind == Kind::Money && first.unit != second.unit && is(second) && between.of(text) == " ("
        });
        // Where some dollars are "$US", or "US$" in a story of others, the rest are not.
        let has = |sign| figures.iter().any(|(_, figure)| position(figure.span.of(text), sign, 0).is_some());
        let told_apart = || nth == 0 && (has("$US") || own == 0 && has("US$"));
        if (doubtful || told_apart()) && !proven {
            let open = figures.iter_mut().filter(|(_, figure)| is(figure));
            open.for_each(|(_, figure)| figure.unit = None);
        }
    }
}

/// "US$65", "$US65"
fn is_us(written: &str) -> bool {
    ["US$", "$US"].iter().any(|sign| position(written, sign, 0).is_some())
}

/// Cents are those of the euro where it is told in and no dollar is.
fn settle_cents(text: &str, figures: &mut [(u32, Figure)]) {
    let is = |figure: &Figure, code: &str| figure.unit.as_ref().is_some_and(|unit| unit.as_str() == code);
    let cents = |figure: &Figure| bare(text, figure) == Some(0) && says(text, figure, 2);
    let euros = figures.iter().any(|(_, figure)| is(figure, "EUR"));
    if euros && !figures.iter().any(|(_, figure)| is(figure, "USD") && !cents(figure)) {
        let all = figures.iter_mut().filter(|(_, figure)| cents(figure));
        all.for_each(|(_, figure)| figure.unit = Some(Unit::new("EUR")));
    }
}

/// Which of [`SHARED`] a figure is, if it does not say whose.
fn bare(text: &str, figure: &Figure) -> Option<usize> {
    let unit = figure.unit.as_ref().map(Unit::as_str)?;
    let nth = SHARED.iter().position(|(code, _)| *code == unit)?;
    // Only the dollar's sign is that of several countries.
    let told = says(text, figure, 0) || is_us(figure.span.of(text));
    (!told && (nth == 0 || says(text, figure, 1))).then_some(nth)
}

/// Whether a figure has a word of this row of [`WORDS`].
fn says(text: &str, figure: &Figure, row: usize) -> bool {
    tokens(text, figure.span).iter().any(|word| word.row_in(&WORDS, text) == Some(row))
}
