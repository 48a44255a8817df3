//! The card of a figure: the amount in full, its place among its like, the change that the article states.

use super::compare::{self, Real, Standing};
use super::message::{Message, Quantity, Sourced};
use super::{Bars, Card, Heading, Line};
use crate::annotate::{Annotations, FigureNote, Meaning};
use crate::figure::{Amount, Figure, Kind, Role};
use crate::pack::{Packs, Period, PriceBasis, Row, Series, SourceId};
use crate::value::{Date, Decimal};

/// Bars on a chart at most: what fits a card without scrolling.
const MOST_BARS: usize = 6;

/// Composes the card of the figure at `at`; `None` where there is nothing to set beside it.
pub(super) fn compose(
    at: u32,
    note: &FigureNote,
    surface: &str,
    annotations: &Annotations,
    packs: &Packs,
    on: Option<Date>,
) -> Option<Card> {
    let amount = amount(&note.figure)?;
    let mut card =
        Card::new(format!("figure-{at}"), kind_name(note.figure.kind), Message::FigureKind(note.figure.kind));
    card.title = surface.to_owned();
    let in_full = Message::InFull { amount: amount.clone(), bound: note.figure.bound };
    card.gloss.push(Sourced { what: in_full, sources: Vec::new() });
    let series = note.series.and_then(|id| packs.series().get(id.0 as usize));
    if let Some(from) = origin(&note.figure, annotations) {
        change(&mut card, &amount, from, series, on);
    }
    if let Some(series) = series {
        place(&mut card, &amount, series, packs, on);
    }
    (!card.body.is_empty() || card.chart.is_some()).then_some(card)
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Money => "money",
        Kind::Percent => "percent",
        Kind::Quantity | Kind::Temperature => "quantity",
        Kind::Date => "date",
        Kind::Duration | Kind::Age => "duration",
        Kind::Number | Kind::Ordinal => "number",
    }
}

fn amount(figure: &Figure) -> Option<Quantity> {
    match (figure.amount, &figure.unit) {
        (Amount::Value(value), Some(unit)) => Some(Quantity { value, unit: unit.clone() }),
        _ => None,
    }
}

/// The figure that the article states as this one's origin: "up from 12 million tonnes".
fn origin(figure: &Figure, annotations: &Annotations) -> Option<Quantity> {
    annotations.list.iter().find_map(|annotation| match &annotation.meaning {
        Meaning::Figure(note) if note.figure.role == (Role::From { of: figure.span }) => amount(&note.figure),
        _ => None,
    })
}

fn change(card: &mut Card, to: &Quantity, from: Quantity, series: Option<&Series>, on: Option<Date>) {
    let hundred = Decimal::from(100);
    let Some(difference) = to.value.minus(from.value).filter(|_| from.unit == to.unit) else { return };
    let Some(percent) = difference.times(hundred).and_then(|d| d.divided(from.value, 0)) else { return };
    let difference = Quantity { value: difference, unit: to.unit.clone() };
    let what = Message::Change { from: from.clone(), to: to.clone(), difference, percent };
    card.body.push(Sourced { what, sources: Vec::new() });
    for side in [to, &from] {
        if let Some(row) = series.and_then(|series| compare::row_of(series, side.value, on)) {
            let what = Message::StatusOf { amount: side.clone(), status: row.note.clone() };
            card.body.push(Sourced { what, sources: vec![row.source] });
        }
    }
}

fn place(card: &mut Card, amount: &Quantity, series: &Series, packs: &Packs, on: Option<Date>) {
    let standing = compare::standing(series, amount.value, on, packs);
    if let Some(standing) = &standing {
        rank(card, standing, series);
        if standing.rank == Some(1)
            && let Some(real) = &standing.real
        {
            after_inflation(card, real, series);
        }
    }
    card.chart = chart(amount, series, standing.as_ref(), on);
    scale(card, amount, series, packs, on);
}

fn rank(card: &mut Card, standing: &Standing<'_>, series: &Series) {
    let Some(rank) = standing.rank else { return };
    let at_least = series.complete_above.map(|value| Quantity { value, unit: series.unit.clone() });
    let noun = if rank == 1 { &series.row_noun.0 } else { &series.row_noun.1 };
    let what = Message::Rank {
        rank,
        noun: noun.clone(),
        basis: series.basis.clone(),
        nominal: (series.price_basis == PriceBasis::Nominal).then(|| series.unit.clone()),
        since: series.complete_from,
        at_least,
    };
    card.body.push(Sourced { what, sources: vec![standing.this.source] });
}

fn after_inflation(card: &mut Card, real: &Real<'_>, series: &Series) {
    let money = |value| Quantity { value, unit: series.unit.clone() };
    let index = real.index.title.clone();
    let (what, sources) = match real.larger {
        Some((row, value)) => {
            let other = format!("{} ({})", row.note, row.from.year());
            let what = Message::NotAfterInflation {
                index,
                other,
                then: money(row.value),
                now: money(value),
                index_year: real.year,
            };
            (what, vec![row.source, real.source])
        }
        None if real.holds => {
            (Message::AlsoAfterInflation { index, index_year: real.year }, vec![real.source])
        }
        None => return,
    };
    card.body.push(Sourced { what, sources });
}

/// The largest rows, and the figure's own however small it is; two bars each where money can be carried to one year.
fn chart(
    amount: &Quantity,
    series: &Series,
    standing: Option<&Standing<'_>>,
    on: Option<Date>,
) -> Option<Bars> {
    let real = standing.and_then(|s| s.real.as_ref());
    let own = standing.map(|s| s.this);
    let real_value =
        |row: &Row| real.and_then(|r| r.rows.iter().find(|(other, _)| *other == row).map(|(_, v)| *v));
    let mut rows = compare::comparable(series, on);
    let all = rows.len();
    if rows.len() < 2 {
        return None;
    }
    if matches!(series.period, Period::CalendarYear | Period::MarketingYear) {
        crate::value::sort_by_number(&mut rows, |row| u64::from(row.from.to_days().unsigned_abs()));
        rows.drain(..rows.len().saturating_sub(MOST_BARS));
    } else {
        rows.truncate(MOST_BARS);
    }
    let mut bars = Bars::new(series, real.map(|r| r.year));
    for row in rows {
        bars.push(compare::row_label(series, row), row, real_value(row), own == Some(row));
    }
    if own.is_none() {
        bars.push_article(amount.value);
    }
    if all > bars.rows.len() {
        let noun = series.row_noun.1.clone();
        bars.caption = Some(Message::ChartCaption { shown: bars.rows.len(), of: all, noun });
    }
    Some(bars)
}

/// Ratios to amounts of another basis: worded as such, never ranked.
fn scale(card: &mut Card, amount: &Quantity, series: &Series, packs: &Packs, on: Option<Date>) {
    let mut add = |series: &Series, row: &Row| {
        if row.value == amount.value {
            return;
        }
        let Some(percent) = compare::percent_of(amount.value, row.value) else { return };
        let of = if row.note.is_empty() { row.label.clone() } else { row.note.clone() };
        let whole = Quantity { value: row.value, unit: series.unit.clone() };
        let sources: Vec<SourceId> = vec![row.source];
        let value = Sourced { what: Message::Scale { percent, of, amount: whole }, sources };
        let note = row.basis.clone().unwrap_or_else(|| series.basis.clone());
        card.more.push(Line {
            heading: Heading::Scale,
            value,
            note: Some(Message::SeriesBasis { basis: note }),
        });
    };
    compare::scale_rows(series, on)
        .filter(|row| row.kind != crate::pack::FactKind::Pledge)
        .for_each(|row| add(series, row));
    let siblings = packs.series().iter().filter(|other| {
        other.id != series.id
            && other.unit == series.unit
            && other.about == series.about
            && other.period == Period::Term
    });
    for other in siblings {
        compare::comparable(other, on).into_iter().for_each(|row| add(other, row));
    }
}
