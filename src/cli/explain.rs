//! What `annotate --explain` says of each name and figure: what was tried, and why it was refused.

use crate::annotate::{
    Annotation, Annotations, Links, Meaning, Refusal, Score, Unmarked, how, links, unmarked,
};
use crate::article::Article;
use crate::card::{Attempt, ReaderContext, tried};
use crate::mention::{How, Mention, Silence, Weighed, weigh};
use crate::pack::{AliasKind, Packs, Sense, Series};
use crate::text::ByteSpan;

/// One paragraph for each figure that could have a card: its links with their scores, then the lines of its card.
pub(super) fn figures(
    article: &Article,
    annotations: &Annotations,
    packs: &Packs,
    reader: &ReaderContext,
) -> Vec<String> {
    let figures = (0..).zip(&annotations.list).filter(|(_, a)| matches!(a.meaning, Meaning::Figure(_)));
    let marks = unmarked(article, annotations);
    let lines = figures.flat_map(|(at, annotation)| {
        let text = annotation.span.of(&article.text);
        let card = match annotation.note {
            Some(_) => ["has a card, ", mark_words(marks[at as usize])].concat(),
            None => "has no card".to_owned(),
        };
        let mut out = vec![format!("figure {}  {text}: {card}", place(article, annotation.span))];
        let lines = tried(at, article, annotations, packs, reader);
        let tried_date = lines.iter().any(|(attempt, _)| *attempt == Attempt::Date);
        let links = links(article, annotations, packs, at as usize).filter(|_| !tried_date);
        out.extend(links.iter().flat_map(|links| link_lines(links, packs)));
        let has_card = annotation.note.is_some();
        let links = links.as_ref();
        out.extend(lines.iter().map(
            |(attempt, refusal)| match links.filter(|_| *attempt == Attempt::Familiar) {
                Some(links) => familiar(links, *refusal, packs, has_card),
                None => line(attempt_words(*attempt), *refusal, has_card),
            },
        ));
        if let Some(links) = links.filter(|_| lines.iter().all(|(attempt, _)| *attempt != Attempt::Familiar))
        {
            out.push(familiar(links, Some(Refusal::NotAsked), packs, has_card));
        }
        out
    });
    lines.collect()
}

/// A name that no pack knows.
fn found(annotation: &Annotation) -> Option<&Mention> {
    match &annotation.meaning {
        Meaning::Mention(mention) if mention.how == How::Found => Some(mention),
        _ => None,
    }
}

/// One paragraph for each name: what it is linked to and whether it is marked, then its candidates with their points.
pub(super) fn names(article: &Article, annotations: &Annotations, packs: &Packs) -> Vec<String> {
    let marks = unmarked(article, annotations);
    let mut out: Vec<(u32, Vec<String>)> = Vec::new();
    let unknown: Vec<&Mention> = annotations.list.iter().filter_map(found).collect();
    let weighed = weigh(article, packs, &unknown);
    for (annotation, mark) in annotations.list.iter().zip(marks) {
        let Meaning::Mention(mention) = &annotation.meaning else { continue };
        let text = annotation.span.of(&article.text);
        let to = mention.entity.map_or("no entity of the packs", |id| &packs.entity(id).id);
        let found = how(mention.how);
        let head =
            format!("name {}  {text}: {to} ({found}), {}", place(article, annotation.span), mark_words(mark));
        let mut lines = vec![head];
        for within in weighed.iter().filter(|w| w.span.overlaps(annotation.span)) {
            if within.span == annotation.span {
                lines.extend(candidates(within, packs));
            } else if mention.entity.is_none() {
                lines.push(format!("  {}: {}", within.span.of(&article.text), not_linked(within)));
            }
        }
        out.push((annotation.span.start, lines));
    }
    let covered = |w: &&Weighed| annotations.list.iter().any(|a| w.span.overlaps(a.span));
    for weighed in weighed.iter().filter(|w| !covered(w)) {
        let text = weighed.span.of(&article.text);
        let head = format!("name {}  {text}: {}", place(article, weighed.span), not_linked(weighed));
        out.push((weighed.span.start, [vec![head], candidates(weighed, packs)].concat()));
    }
    out.sort();
    out.into_iter().flat_map(|(_, lines)| lines).collect()
}

/// As the list counts: UTF-16 code units.
fn place(article: &Article, span: ByteSpan) -> usize {
    article.text[..span.start as usize].encode_utf16().count()
}

fn not_linked(weighed: &Weighed) -> String {
    let why = match weighed.verdict {
        Err(silence) => silence_words(silence, weighed.listed),
        Ok(_) => "a longer name or an override takes its place",
    };
    ["not linked, ", why].concat()
}

fn candidates(weighed: &Weighed, packs: &Packs) -> Vec<String> {
    let line = |(sense, points): &(Sense, i32)| {
        let (id, kind) = (&packs.entity(sense.entity).id, alias_words(sense.kind));
        if weighed.listed { format!("  {id}: {kind}") } else { format!("  {id}: {points} points, {kind}") }
    };
    let mut lines: Vec<String> = weighed.candidates.iter().map(line).collect();
    if let [(_, best), (_, second), ..] = weighed.candidates[..]
        && !weighed.listed
    {
        lines.push(format!("  leads by {}", best - second));
    }
    lines
}

fn alias_words(kind: AliasKind) -> &'static str {
    match kind {
        AliasKind::Name => "name",
        AliasKind::Short => "short form",
        AliasKind::Acronym => "acronym",
        AliasKind::Demonym => "demonym",
        AliasKind::Metonym => "seat for its government",
        AliasKind::Term => "term",
        AliasKind::Listed => "name in a gazetteer",
    }
}

fn silence_words(silence: Silence, listed: bool) -> &'static str {
    match silence {
        Silence::Tail => "it ends the name before it",
        Silence::LongerName => "words in capitals beside it make a longer name",
        Silence::GivenName => "a given name stands before it",
        Silence::CommonWord => "it is a common word or a month here",
        Silence::Title => "it stands in a quoted title",
        Silence::Accord => "a treaty is called after the place",
        Silence::Weak if listed => "the article does not place it",
        Silence::Weak => "nothing speaks for any candidate",
        Silence::Tie if listed => "it is one of several places, or somebody's name",
        Silence::Tie => "two candidates are equal",
    }
}

fn mark_words(why: Option<Unmarked>) -> &'static str {
    match why {
        None => "marked",
        Some(Unmarked::NoCard) => "no mark: it has no card",
        Some(Unmarked::Place) => "no mark: headings, captions and links have none",
        Some(Unmarked::Quoted) => "no mark: it stands in a quotation, and elsewhere too",
        Some(Unmarked::Adjective) => "no mark: it is an adjective",
        Some(Unmarked::Date) => "no mark: it is a date",
        Some(Unmarked::Later) => "no mark: its section has named it before",
        Some(Unmarked::Near) => "no mark: a weightier one is too near",
    }
}

fn link_lines(links: &Links, packs: &Packs) -> Vec<String> {
    let series = |id: crate::pack::SeriesId| &packs.series()[id.0 as usize];
    let verdict = |(id, verdict): &(_, Result<Score, Refusal>)| match verdict {
        Ok(Score { points, .. }) => format!("  series {}: {points} points", series(*id).id),
        Err(refusal) => refused(&format!("series {}", series(*id).id), *refusal),
    };
    // What counts something else is said once.
    let unlike = |verdict: &Result<Score, Refusal>| *verdict == Err(Refusal::Unit);
    let (unlike, tried): (Vec<_>, Vec<_>) = links.series.iter().partition(|(_, verdict)| unlike(verdict));
    let mut out: Vec<String> = tried.into_iter().map(verdict).collect();
    if !unlike.is_empty() {
        let ids: Vec<&str> = unlike.iter().map(|(id, _)| series(*id).id.as_str()).collect();
        out.push(refused(&format!("series {}", ids.join(", ")), Refusal::Unit));
    }
    out.push(match links.chosen {
        Ok(id) => format!("  series: {} is claimed", series(id).id),
        Err(refusal) => refused("series", refusal),
    });
    out.push(match links.whose {
        Ok(entity) => format!("  whose money: {}", packs.entity(entity).name),
        Err(refusal) => refused("whose money", refusal),
    });
    out
}

/// The familiar thing of the figure's size and whether the card names it, or why there is none: said once.
fn familiar(links: &Links, refusal: Option<Refusal>, packs: &Packs, has_card: bool) -> String {
    let what = attempt_words(Attempt::Familiar);
    match links.like {
        Ok((id, row)) => {
            let thing = thing(&packs.series()[id.0 as usize], row);
            line(&format!("{what}, {thing}"), refusal, has_card)
        }
        Err(none) => refused(what, none),
    }
}

fn thing(series: &Series, row: u32) -> &str {
    series.rows.get(row as usize).map_or("", |row| &row.label)
}

/// A line of a card, which a figure that is not listed would have if it were.
fn line(what: &str, refusal: Option<Refusal>, has_card: bool) -> String {
    let is = if has_card { "" } else { "would be " };
    match refusal {
        None => format!("  {what}: {is}on the card"),
        Some(Refusal::NoRoom) => format!("  {what}: {is}behind \"More\""),
        Some(refusal) => refused(what, refusal),
    }
}

fn refused(what: &str, refusal: Refusal) -> String {
    match refusal {
        Refusal::BelowThreshold(score) => {
            format!("  {what}: refused, {score} points are below the threshold")
        }
        refusal => format!("  {what}: refused, {}", reason(refusal)),
    }
}

fn attempt_words(attempt: Attempt) -> &'static str {
    match attempt {
        Attempt::InFull => "amount in full",
        Attempt::Currency => "reader's currency",
        Attempt::Units => "reader's units",
        Attempt::Change => "change",
        Attempt::Status => "status of its sides",
        Attempt::Rank => "rank",
        Attempt::Remark => "remark",
        Attempt::Inflation => "after inflation",
        Attempt::Median => "median",
        Attempt::Budget => "share of a budget",
        Attempt::Gdp => "share of GDP",
        Attempt::PerHead => "per head",
        Attempt::Familiar => "familiar thing",
        Attempt::Date => "date in full",
    }
}

fn reason(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoValue => "it has no single value",
        Refusal::NotMoney => "it is no amount of money",
        Refusal::Unit => "it is in another unit",
        Refusal::NotALevel => "it is a change or the window of a record, not a level",
        Refusal::Goal => "it is a goal, a proposal or a bound, which the rows are not",
        Refusal::PriceBasis => "it is corrected for inflation, the series is in money of the day",
        Refusal::Period => "it covers another kind of period",
        Refusal::FewRows => "too few rows were known on the article's day",
        Refusal::NoSeries => "none fits",
        Refusal::NoSignal => "no word near it speaks for it",
        Refusal::EntityMissing => "what it is about is not named nearby",
        Refusal::BelowThreshold(_) => "its points are below the threshold",
        Refusal::Rival => "something else fits as well",
        Refusal::Basis => "no row of the same basis states this value",
        Refusal::Incomplete => "the list is not declared complete there",
        Refusal::NoIndex => "no price index covers its money and year",
        Refusal::NoRate => "no exchange rate covers its day or year",
        Refusal::NoSize => "the packs do not know the size",
        Refusal::TooSmall => "the part is too small to tell anything",
        Refusal::OtherOrder => "nothing familiar is of its order",
        Refusal::NoChange => "the article does not say what it changed from",
        Refusal::NotAsked => "not asked for, or said already",
        Refusal::NoConversion => "the reader uses this unit, or nothing converts it",
        Refusal::NoRoom => "there are enough lines",
        Refusal::Plain => "the date says all it means, or too little",
    }
}
