//! What `annotate --explain` says of each figure: what was tried, and why it was refused.

use crate::annotate::{Annotations, Meaning, Refusal, Score, links};
use crate::article::Article;
use crate::card::{Attempt, ReaderContext, tried};
use crate::pack::{Packs, Series};

/// One paragraph for each figure that could have a card: its links with their scores, then the lines of its card.
pub(super) fn figures(
    article: &Article,
    annotations: &Annotations,
    packs: &Packs,
    reader: &ReaderContext,
) -> Vec<String> {
    let figures = (0..).zip(&annotations.list).filter(|(_, a)| matches!(a.meaning, Meaning::Figure(_)));
    let lines = figures.flat_map(|(at, annotation)| {
        let text = annotation.span.of(&article.text);
        let card = if annotation.note.is_some() { "has a card" } else { "has no card" };
        let mut out = vec![format!("figure {}  {text}: {card}", annotation.span.start)];
        let lines = tried(at, article, annotations, packs, reader);
        if !lines.iter().any(|(attempt, _)| *attempt == Attempt::Date) {
            out.extend(link_lines(article, annotations, packs, at));
        }
        out.extend(lines.into_iter().map(|(attempt, refusal)| line(attempt_words(attempt), refusal)));
        out
    });
    lines.collect()
}

fn link_lines(article: &Article, annotations: &Annotations, packs: &Packs, at: u32) -> Vec<String> {
    let Some(links) = links(article, annotations, packs, at as usize) else { return Vec::new() };
    let series = |id: crate::pack::SeriesId| &packs.series()[id.0 as usize];
    let verdict = |(id, verdict): &(_, Result<Score, Refusal>)| match verdict {
        Ok(Score { points, .. }) => format!("  series {}: {points} points", series(*id).id),
        Err(refusal) => line(&format!("series {}", series(*id).id), Some(*refusal)),
    };
    // What counts something else is said once.
    let unlike = |verdict: &Result<Score, Refusal>| *verdict == Err(Refusal::Unit);
    let (unlike, tried): (Vec<_>, Vec<_>) = links.series.iter().partition(|(_, verdict)| unlike(verdict));
    let mut out: Vec<String> = tried.into_iter().map(verdict).collect();
    if !unlike.is_empty() {
        let ids: Vec<&str> = unlike.iter().map(|(id, _)| series(*id).id.as_str()).collect();
        out.push(line(&format!("series {}", ids.join(", ")), Some(Refusal::Unit)));
    }
    out.push(match links.chosen {
        Ok(id) => format!("  series: {} is claimed", series(id).id),
        Err(refusal) => line("series", Some(refusal)),
    });
    out.push(match links.whose {
        Ok(entity) => format!("  whose money: {}", packs.entity(entity).name),
        Err(refusal) => line("whose money", Some(refusal)),
    });
    out.push(match links.like {
        Ok((id, row)) => format!("  familiar thing: {}", thing(series(id), row)),
        Err(refusal) => line("familiar thing", Some(refusal)),
    });
    out
}

fn thing(series: &Series, row: u32) -> &str {
    series.rows.get(row as usize).map_or("", |row| &row.label)
}

fn line(what: &str, refusal: Option<Refusal>) -> String {
    match refusal {
        None => format!("  {what}: on the card"),
        Some(Refusal::NoRoom) => format!("  {what}: behind \"More\""),
        Some(Refusal::BelowThreshold(score)) => {
            format!("  {what}: refused, {score} points are below the threshold")
        }
        Some(refusal) => format!("  {what}: refused, {}", reason(refusal)),
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
