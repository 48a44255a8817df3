//! The card of a figure: the amount in full, and of what can truly be set beside it the most telling.
//!
//! Lines are tried in one order; the first that hold stand on the card, the others behind "More". Whatever is refused
//! says why ([`Tried`]), which `annotate --explain` prints.

use super::compare::{self, Real, Standing};
use super::message::{Arg, Message, Quantity, Say, Sourced};
use super::{Bars, Card, Form, Heading, Line, ReaderContext, day};
use crate::annotate::{Annotations, FigureNote, Meaning, Refusal};
use crate::article::Article;
use crate::figure::{Amount, Bound, Figure, Grain, Kind};
use crate::pack::{FactKind, Packs, Period, PriceBasis, Purpose, Row, Series, SourceId};
use crate::text::{sentences, tokens};
use crate::value::{Date, Decimal, Gather, NumberMap, Unit, sort_by_number};

/// Bars on a chart at most: what fits a card without scrolling.
const MOST_BARS: usize = 6;

/// Years on end from which a line shows their course better than bars do.
const FEWEST_POINTS: usize = 8;

/// Years on a line at most: some 17 pixels each.
const MOST_POINTS: usize = 24;

/// Lines before "More", the amount in full among them.
const MOST_LINES: usize = 3;

/// Hundredths of another amount between which a ratio helps: a fifth to five times.
const TELLING: std::ops::RangeInclusive<Decimal> = Decimal::whole(20)..=Decimal::whole(500);

/// A line of a figure's card, in the order in which they are tried: the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    InFull,
    Currency,
    Units,
    Change,
    Status,
    Rank,
    Remark,
    Inflation,
    Median,
    Budget,
    Gdp,
    PerHead,
    Familiar,
    Date,
}

/// What was tried, and why it was refused if it was.
pub type Tried = (Attempt, Option<Refusal>);

/// The record of what was tried; readers do not load it.
#[derive(Default)]
pub(super) struct Trace {
    #[cfg(feature = "cli")]
    pub tried: Vec<Tried>,
}

impl Trace {
    #[cfg_attr(not(feature = "cli"), expect(unused_variables, clippy::unused_self))]
    fn tell(&mut self, attempt: Attempt, refusal: Option<Refusal>) {
        #[cfg(feature = "cli")]
        self.tried.push((attempt, refusal));
    }
}

/// A statement that may become a line.
pub(super) type Said = Result<Sourced<Message>, Refusal>;

/// Everything that a figure's card is made from.
pub(super) struct Composer<'a> {
    pub note: &'a FigureNote,
    pub block: u32,
    pub amount: Quantity,
    pub article: &'a Article,
    pub packs: &'a Packs,
    pub reader: &'a ReaderContext,
    pub on: Option<Date>,
    pub trace: &'a mut Trace,
    card: Card,
}

/// Composes the card of the figure at `at`; `None` where there is nothing to set beside it.
pub(super) fn compose(
    at: u32,
    article: &Article,
    annotations: &Annotations,
    packs: &Packs,
    reader: &ReaderContext,
    trace: &mut Trace,
) -> Option<Card> {
    let annotation = annotations.list.get(at as usize)?;
    let Meaning::Figure(note) = &annotation.meaning else { return None };
    let kind = note.figure.kind;
    let mut card = Card::new(kind_name(kind), kind.into());
    card.title = annotation.span.of(&article.text).to_owned();
    let on = article.published;
    if kind == Kind::Date {
        return date(card, note, packs, on, reader, trace);
    }
    let Some(amount) = amount(&note.figure) else {
        trace.tell(Attempt::InFull, Some(Refusal::NoValue));
        return None;
    };
    let mut composer =
        Composer { note, block: annotation.block, amount, article, packs, reader, on, trace, card };
    composer.figure();
    let card = composer.card;
    (!card.body.is_empty() || card.chart.is_some()).then_some(card)
}

impl Composer<'_> {
    fn figure(&mut self) {
        let series = self.note.series.and_then(|id| self.packs.series().get(id.0 as usize));
        let compared = series.filter(|series| series.purpose == Purpose::Compare);
        self.first_line();
        let change = self.change();
        self.say(Attempt::Change, Heading::Context, change);
        if let Some(series) = compared {
            let status = self.status(series);
            self.say(Attempt::Status, Heading::Context, status);
        }
        if let Some(series) = compared {
            self.place(series);
        } else if let Some(series) = series {
            let remark = series.remark(self.on).ok_or(Refusal::FewRows);
            self.say(Attempt::Remark, Heading::Context, remark.map(|row| text(row.note.clone(), row.source)));
        }
        if self.note.figure.kind == Kind::Money {
            if compared.is_none() {
                let inflated = self.inflated();
                self.say(Attempt::Inflation, Heading::Inflation, inflated);
            }
            self.sizes();
        }
        // Something familiar helps where the packs know nothing nearer.
        let alone = self.card.body.is_empty() && self.card.chart.is_none();
        let familiar = if alone { self.familiar() } else { Err(Refusal::NotAsked) };
        self.say(Attempt::Familiar, Heading::Scale, familiar);
        if let Some(series) = compared {
            scale(&mut self.card, &self.amount, series, self.packs, self.on);
        }
    }

    /// The amount in full words, in the reader's money and units.
    fn first_line(&mut self) {
        let bound = self.note.figure.bound;
        let percent = self.note.figure.kind == Kind::Percent;
        let full = self.reader.interface.in_full(self.amount.value, &self.amount.unit, bound);
        let title = &self.card.title;
        // "20 million tonnes" and "3 per cent" are in full already.
        let new = !percent && !full.get(..title.len()).is_some_and(|start| start.eq_ignore_ascii_case(title));
        let what = Message::InFull { amount: self.amount.clone(), bound };
        let full = if new { Ok(Sourced::new(what, Vec::new())) } else { Err(Refusal::NotAsked) };
        self.open(Attempt::InFull, full);
        let money = self.in_money();
        self.open(Attempt::Currency, money);
        let units = self.in_units();
        self.open(Attempt::Units, units);
    }

    #[inline(never)]
    fn open(&mut self, attempt: Attempt, said: Said) {
        self.trace.tell(attempt, said.as_ref().err().copied());
        self.card.gloss.extend(said);
    }

    /// Takes a line onto the card, or behind "More" once there are enough.
    #[inline(never)]
    pub fn say(&mut self, attempt: Attempt, heading: Heading, said: Said) {
        let lines = self.card.body.len() + usize::from(!self.card.gloss.is_empty());
        let refusal = match said {
            Err(refusal) => Some(refusal),
            Ok(value) if lines < MOST_LINES => {
                self.card.body.push(value);
                None
            }
            Ok(value) => {
                self.card.more.push(Line { heading, value, note: None, time: None });
                Some(Refusal::NoRoom)
            }
        };
        self.trace.tell(attempt, refusal);
    }

    /// The words of the figure's sentence.
    pub fn said(&self) -> NumberMap {
        let (text, span) = (&self.article.text, self.note.figure.span);
        let block = self.article.blocks.get(self.block as usize).map_or(span, |block| block.span);
        let sentence = sentences(text, block).into_iter().find(|sentence| sentence.contains(span));
        let words = tokens(text, sentence.unwrap_or(span));
        NumberMap::new(&words.iter().map(|word| (word.hash, 0)).gather())
    }

    /// What changed, from which level, by how much.
    fn change(&self) -> Said {
        let from = self.note.from.ok_or(Refusal::NoChange)?;
        let unit = &self.amount.unit;
        let to = self.amount.value;
        let between = || to.minus(from.value).ok_or(Refusal::NoChange);
        let difference = from.percent.map_or_else(between, |(_, change)| Ok(change))?;
        let levels = unit.as_str() == "percent";
        let percent = from.percent.map(|(percent, _)| percent);
        let percent = percent.or_else(|| compare::in_percent(difference, from.value));
        let difference_unit = if levels { Unit::new("percentage-point") } else { unit.clone() };
        // Twice 10°C is not twice as warm, and nothing is a part of what lies below nothing.
        let is_part = !levels && self.note.figure.kind != Kind::Temperature && !from.value.is_negative();
        let percent = percent.filter(|percent| is_part && !percent.is_zero());
        let level = |value, say: Option<Say>| {
            let amount = Arg::Precise(value, unit.clone());
            say.map_or(amount.clone(), |say| Arg::with(say, amount))
        };
        let about = self.note.figure.bound == Some(Bound::About);
        let args = vec![
            level(to, about.then_some(Say::About)),
            level(from.value, from.about.then_some(Say::Roughly)),
            Arg::Signed(difference.trimmed(), difference_unit),
            Arg::part(Say::ChangePercent, percent.map(|percent| Arg::Signed(percent, Unit::new("percent")))),
        ];
        let say = if from.reckoned { Say::ChangeBack } else { Say::Change };
        Ok(Sourced::new(Message::Say(say, args), Vec::new()))
    }

    /// What the pack knows of the amount itself, and of what it rose from: pledged, reported, considered.
    fn status(&self, series: &Series) -> Said {
        let values = [Some(self.amount.value), self.note.from.map(|from| from.value)];
        let mut statuses = Vec::new();
        let mut sources = Vec::new();
        for value in values.into_iter().flatten() {
            let Some(row) = compare::row_of(series, value, self.on) else { continue };
            // A row of the series' own basis is on the chart.
            if !row.note.is_empty() && (row.basis.is_some() || self.note.from.is_some()) {
                let amount = Arg::Amount(value, self.amount.unit.clone());
                statuses.push(Arg::with_two(Say::Status, amount, Arg::Text(row.note.clone())));
                sources.push(row.source);
            }
        }
        if statuses.is_empty() {
            return Err(Refusal::Basis);
        }
        let say = if statuses.len() == 1 { Say::One } else { Say::Both };
        Ok(Sourced::new(Message::Say(say, statuses), sources))
    }

    fn place(&mut self, series: &Series) {
        let packs = self.packs;
        let standing = compare::standing(series, self.amount.value, self.on, packs, &self.said());
        self.card.chart = chart(&self.amount, series, standing.as_ref(), self.on);
        let standing = standing.ok_or(Refusal::Basis);
        let said = standing.as_ref().map_err(|refusal| *refusal).and_then(|standing| rank(standing, series));
        let first = standing.as_ref().is_ok_and(|standing| standing.rank == Some(1));
        self.say(Attempt::Rank, Heading::Context, said);
        let Ok(standing) = standing else { return };
        // Only the largest can lose its place to inflation in a way that misleads.
        let real =
            standing.real.as_ref().ok_or(Refusal::NoIndex).and_then(|real| after_inflation(real, series));
        self.say(Attempt::Inflation, Heading::Inflation, if first { real } else { Err(Refusal::NotAsked) });
        let median = median(&standing, series, compare::comparable(series, self.on).len());
        self.say(Attempt::Median, Heading::Context, median);
    }
}

/// A date's own card: the day in full, and what happened on it.
fn date(
    mut card: Card,
    note: &FigureNote,
    packs: &Packs,
    on: Option<Date>,
    reader: &ReaderContext,
    trace: &mut Trace,
) -> Option<Card> {
    let timex =
        note.figure.timex.filter(|timex| matches!(timex.grain(), Grain::Day | Grain::Month | Grain::Span));
    let told = timex.filter(|_| note.open || note.event.is_some());
    trace.tell(Attempt::Date, if told.is_some() { None } else { Some(Refusal::Plain) });
    card.gloss.push(Sourced::new(day::message(told?, on, reader.today), Vec::new()));
    if let Some((id, at)) = note.event {
        let entity = packs.entity(id);
        let (fact, _) = entity.days().nth(at as usize)?;
        let what = Message::with_two(Say::Status, Arg::Text(entity.name.clone()), Arg::label(&fact.label));
        let said = Sourced::of(what, fact.source);
        card.body.push(said.naming(id, &entity.name));
    }
    Some(card)
}

fn text(words: String, source: SourceId) -> Sourced<Message> {
    Sourced::of(Message::Text(words), source)
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

pub(super) fn amount(figure: &Figure) -> Option<Quantity> {
    match (figure.amount, &figure.unit) {
        (Amount::Value(value), Some(unit)) => Some(Quantity { value, unit: unit.clone() }),
        (Amount::Value(value), None) => Some(Quantity { value, unit: Unit::new("") }),
        _ => None,
    }
}

fn rank(standing: &Standing<'_>, series: &Series) -> Said {
    let rank = standing.rank.ok_or(Refusal::Incomplete)?;
    let least = series.complete_above.filter(|least| !least.is_zero());
    let nouns = [&series.row_noun.0, &series.row_noun.1].map(|noun| Arg::Text(noun.clone()));
    let noun = Arg::Say(if rank == 1 { Say::RowNoun } else { Say::OfThe }, nouns.into());
    let nominal = series.price_basis == PriceBasis::Nominal;
    let args = vec![
        Arg::Rank(rank),
        noun,
        Arg::part(Say::SinceYear, series.complete_from.filter(|_| !series.is_cross_section()).map(Arg::year)),
        Arg::Text(series.basis.clone()),
        Arg::part(Say::FromOn, least.map(|value| Arg::Amount(value, series.unit.clone()))),
        Arg::Money(series.unit.clone()),
    ];
    let what = Message::Say(if nominal { Say::RankNominal } else { Say::Rank }, args);
    Ok(Sourced::of(what, standing.this.source).of_fact(series.row_id(standing.this)))
}

fn median(standing: &Standing<'_>, series: &Series, count: usize) -> Said {
    let value = standing.median.ok_or(Refusal::Incomplete)?;
    let amount = Arg::Amount(value, series.unit.clone());
    let args = vec![Arg::Count(count as u32), Arg::Text(series.row_noun.1.clone()), amount];
    Ok(Sourced::of(Message::Say(Say::Median, args), standing.this.source))
}

fn after_inflation(real: &Real<'_>, series: &Series) -> Said {
    let money = |value| Arg::Amount(value, series.unit.clone());
    let index = Arg::Text(real.index.title.clone());
    let year = Arg::Count(real.year.unsigned_abs().into());
    let (say, args, sources) = match real.larger {
        Some((row, value)) => {
            let other = Arg::Text(row.note.clone());
            let args = vec![index, other, Arg::year(row.from), money(row.value), money(value), year];
            (Say::NotAfterInflation, args, vec![row.source, real.source])
        }
        None if real.holds => (Say::AlsoAfterInflation, vec![index, year], vec![real.source]),
        None => return Err(Refusal::Incomplete),
    };
    Ok(Sourced::new(Message::Say(say, args), sources))
}

/// The rows beside each other, the figure's own among them; two bars each where money can be carried to one year.
fn chart(
    amount: &Quantity,
    series: &Series,
    standing: Option<&Standing<'_>>,
    on: Option<Date>,
) -> Option<Bars> {
    let real = standing.and_then(|s| s.real.as_ref());
    let own = standing.map(|s| s.this);
    let real_value = |row: &Row| {
        real.and_then(|r| r.rows.iter().find(|(other, _)| std::ptr::eq(*other, row)).map(|(_, v)| *v))
    };
    let is_own = |row: &Row| own.is_some_and(|own| std::ptr::eq(own, row));
    let (rows, form, all) = drawn(series, on, &is_own);
    if all < 2 {
        return None;
    }
    let mut bars = Bars::new(series, real.map(|r| r.year));
    bars.form = form;
    for row in rows {
        let (label, id) = (compare::row_label(series, row), series.row_id(row));
        bars.push(label, row, id, real_value(row), is_own(row));
    }
    if own.is_none() {
        bars.push_article(amount.value);
    }
    if all > bars.rows.len() {
        let noun = series.row_noun.1.clone();
        let counts = [bars.rows.len(), all].map(|count| Arg::Count(count as u32));
        let args = counts.into_iter().chain([Arg::Text(noun)]).collect();
        bars.caption = Some(Message::Say(Say::Shown, args));
    }
    Some(bars)
}

/// The rows that a chart shows, in its order, its form, and how many rows there are: the latest years, or else the largest
/// rows, and the figure's own in place of the last one that fits.
fn drawn<'s>(
    series: &'s Series,
    on: Option<Date>,
    is_own: &dyn Fn(&Row) -> bool,
) -> (Vec<&'s Row>, Form, usize) {
    let mut rows = compare::comparable(series, on);
    let all = rows.len();
    let years = matches!(series.period, Period::CalendarYear | Period::MarketingYear);
    let by_time = years && !series.is_cross_section();
    if by_time {
        sort_by_number(&mut rows, |row| row.from.number().get().into());
        rows.reverse();
    }
    let place = rows.iter().position(|row| is_own(row));
    let is_line = by_time && are_years_on_end(&rows) && place.is_some_and(|at| at < MOST_POINTS);
    let (form, most) = if is_line { (Form::Line, MOST_POINTS) } else { (Form::Bars, MOST_BARS) };
    place.filter(|at| *at >= most).iter().for_each(|at| rows.swap(*at, most - 1));
    rows.truncate(most);
    if by_time {
        rows.reverse();
    }
    (rows, form, all)
}

/// Whether these rows, the latest first, are a year each without a gap.
fn are_years_on_end(rows: &[&Row]) -> bool {
    rows.len() >= FEWEST_POINTS && rows.windows(2).all(|two| two[1].from.year() + 1 == two[0].from.year())
}

/// Ratios to amounts of another basis: worded as such, never ranked.
fn scale(card: &mut Card, amount: &Quantity, series: &Series, packs: &Packs, on: Option<Date>) {
    let mut add = |series: &Series, row: &Row| {
        if row.value == amount.value {
            return;
        }
        let percent = compare::percent_of(amount.value, row.value);
        let Some(percent) = percent.filter(|percent| TELLING.contains(percent)) else { return };
        let of = if row.note.is_empty() { row.label.clone() } else { row.note.clone() };
        let args = vec![Arg::times(percent, of), Arg::Amount(row.value, series.unit.clone())];
        let value = Sourced::of(Message::Say(Say::Scale, args), row.source);
        let note = row.basis.clone().unwrap_or_else(|| series.basis.clone());
        let note = Some(Message::Text(note));
        card.more.push(Line { heading: Heading::Scale, value, note, time: None });
    };
    compare::scale_rows(series, on)
        .filter(|row| matches!(row.kind, FactKind::Official | FactKind::Estimate | FactKind::Derived))
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
