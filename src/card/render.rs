//! The renderer: messages into English words.

use super::message::{Message, Quantity, Sourced};
use super::numbers;
use super::{
    BarRow, Bars, Card, Chart, ChartRow, Heading, LabelledRow, Labels, Line, PositionLine, Sentence,
    SourceLine, View, Voice,
};
use crate::figure::Kind;
use crate::pack::{EntityType, FactKind, Packs, SourceId};
use crate::text::upper;
use crate::value::Decimal;

/// Puts a card into words and numbers its sources in the order in which they are first used.
pub(super) fn view(card: &Card, packs: &Packs) -> View {
    let mut sources = Numbers { used: Vec::new() };
    let gloss = card.gloss.iter().map(|line| words(&line.what));
    let gloss: Vec<String> = gloss.collect();
    let body = card.body.iter().map(|line| sentence(line, &mut sources)).collect();
    let rows = card.rows.iter().map(|line| row(line, &mut sources)).collect();
    let positions = card.positions.iter().map(|voice| position(voice, &mut sources)).collect();
    let chart = card.chart.as_ref().map(|bars| chart(bars, &mut sources));
    let more = card.more.iter().map(|line| row(line, &mut sources)).collect();
    card.gloss.iter().for_each(|line| drop(sources.of(&line.sources)));
    View {
        id: card.id.clone(),
        kind: card.kind,
        language: "en",
        eyebrow: words(&card.eyebrow),
        title: card.title.clone(),
        gloss: (!gloss.is_empty()).then(|| gloss.join("; ")),
        body,
        rows,
        positions,
        positions_title: (!card.positions.is_empty()).then_some("Who says what"),
        chart,
        more,
        sources: sources.lines(packs),
        labels: labels(),
    }
}

/// Numbers sources from 1 as they are first used.
struct Numbers {
    used: Vec<SourceId>,
}

impl Numbers {
    fn of(&mut self, sources: &[SourceId]) -> Vec<u16> {
        let mut numbers = Vec::new();
        for source in sources {
            let at = self.used.iter().position(|used| used == source).unwrap_or(self.used.len());
            if at == self.used.len() {
                self.used.push(*source);
            }
            if !numbers.contains(&(at as u16 + 1)) {
                numbers.push(at as u16 + 1);
            }
        }
        numbers
    }

    fn lines(&self, packs: &Packs) -> Vec<SourceLine> {
        let line = |(at, id): (usize, &SourceId)| {
            let source = packs.source(*id);
            SourceLine {
                number: at as u16 + 1,
                title: source.title.clone(),
                publisher: source.publisher.clone(),
                date: source.published.map(numbers::date).unwrap_or_default(),
                iso_date: source.published.map(|d| d.to_string()).unwrap_or_default(),
                url: source.url.clone(),
                attribution: source.attribution.clone(),
            }
        };
        self.used.iter().enumerate().map(line).collect()
    }
}

fn sentence(line: &Sourced<Message>, sources: &mut Numbers) -> Sentence {
    Sentence { text: words(&line.what), sources: sources.of(&line.sources) }
}

fn row(line: &Line, sources: &mut Numbers) -> LabelledRow {
    let label = match &line.heading {
        Heading::Own(label) => label.clone(),
        Heading::Scale => "For scale".to_owned(),
        Heading::Inflation => "After inflation".to_owned(),
        Heading::Context => "In context".to_owned(),
    };
    let note = line.note.as_ref().map(words).filter(|note| !note.is_empty());
    LabelledRow { label, value: words(&line.value.what), note, sources: sources.of(&line.value.sources) }
}

fn position(voice: &Voice, sources: &mut Numbers) -> PositionLine {
    PositionLine {
        holder: voice.holder.clone(),
        text: words(&voice.says.what),
        date: numbers::date(voice.date),
        iso_date: voice.date.to_string(),
        sources: sources.of(&voice.says.sources),
    }
}

fn chart(bars: &Bars, sources: &mut Numbers) -> Chart {
    let used: Vec<SourceId> = bars.rows.iter().filter_map(|row| row.source).collect();
    let most = bars.rows.iter().flat_map(|row| &row.values).flatten().max().copied();
    Chart {
        title: bars.title.clone(),
        measures: bars.measures.iter().map(words).collect(),
        rows: bars.rows.iter().map(|row| chart_row(row, bars, most.unwrap_or_default())).collect(),
        caption: bars.caption.as_ref().map(words),
        sources: sources.of(&used),
    }
}

fn chart_row(row: &BarRow, bars: &Bars, most: Decimal) -> ChartRow {
    let text = |value: &Option<Decimal>| {
        value.map_or_else(|| "–".to_owned(), |value| numbers::short(value, &bars.unit))
    };
    ChartRow {
        label: row.label.clone().unwrap_or_else(|| "In this article".to_owned()),
        note: row.note.clone(),
        bars: row.values.iter().map(|value| value.map(|v| per_mille(v, most))).collect(),
        texts: row.values.iter().map(text).collect(),
        current: row.current,
    }
}

fn per_mille(value: Decimal, of: Decimal) -> u16 {
    let share = value.times(Decimal::from(1000)).and_then(|value| value.divided(of, 0));
    share.and_then(|share| share.trunc().try_into().ok()).unwrap_or(0)
}

fn labels() -> Labels {
    Labels { more: "More", sources: "Sources", close: "Close" }
}

/// One message in English.
fn words(message: &Message) -> String {
    match message {
        Message::Text(text) => text.clone(),
        Message::Quantity(quantity) => amount(quantity),
        Message::Date(date) => numbers::date(*date),
        Message::EntityKind(kind) => entity_kind(*kind).to_owned(),
        Message::FigureKind(kind) => figure_kind(*kind).to_owned(),
        Message::InOffice { title, quality, from } => {
            let quality = quality.as_ref().map(|q| format!("{q} ")).unwrap_or_default();
            format!("{} since {}", capitalised(&format!("{quality}{title}")), numbers::date(*from))
        }
        Message::FormerOffice { title, from, to } => {
            format!("Former {title} ({}–{})", from.year(), to.year())
        }
        Message::Provenance { kind, basis, status, as_of } => provenance(*kind, basis, status, *as_of),
        Message::InFull { amount, bound } => numbers::in_full(amount.value, &amount.unit, *bound),
        Message::Rank { .. } | Message::NotAfterInflation { .. } | Message::AlsoAfterInflation { .. } => {
            standing(message)
        }
        Message::Change { .. } => change(message),
        Message::Statuses(statuses) => {
            let words = statuses.iter().map(|(side, status)| format!("{}: {status}.", amount(side)));
            words.collect::<Vec<_>>().join(" ")
        }
        Message::InMoney { .. } | Message::InUnits(_) | Message::Inflated { .. } => converted(message),
        Message::Share { .. } | Message::PerHead { .. } | Message::Like { .. } | Message::Median { .. } => {
            sized(message)
        }
        Message::Day(day) => super::day::words(day),
        Message::Event { name, what } => format!("{name}: {}.", uncapitalised(what)),
        Message::Scale { percent, of, amount: whole } => {
            format!("{} {of} ({})", times(*percent), amount(whole))
        }
        Message::SeriesBasis { basis } => basis.clone(),
        Message::NominalMoney(unit) => format!("{} of the day", capitalised(&currency_plural(unit))),
        Message::ConstantMoney { unit, year } => format!("In {year} {}", currency_plural(unit)),
        Message::OrdinaryMeasure(unit) => capitalised(&numbers::noun(unit, crate::value::Decimal::ZERO)),
        Message::ChartCaption { shown, of, noun } => format!("{shown} of {of} {noun} shown."),
    }
}

fn change(message: &Message) -> String {
    let Message::Change { from, to, difference, percent, derived } = message else { return String::new() };
    let sign = |value: Decimal| if value.is_negative() { "" } else { "+" };
    let about = if *derived { "about " } else { "" };
    let percent = percent.map(|p| format!(" ({}{}%)", sign(p), numbers::grouped(p))).unwrap_or_default();
    let by = [sign(difference.value), &amount(difference)].concat();
    let how = if *derived { ", reckoned back from the change" } else { "" };
    format!("{} from {about}{}: {by}{percent}{how}.", amount(to), amount(from))
}

fn converted(message: &Message) -> String {
    match message {
        Message::InMoney { amount: money, rate, from, year, day } => {
            let when = day.map_or_else(|| format!("mean of {year}"), numbers::date);
            let one = numbers::grouped(rate.value.trimmed());
            format!("{} at 1 {from} = {one} {}, {when}", amount(money), rate.unit)
        }
        Message::InUnits(quantity) => format!("about {}", amount(quantity)),
        Message::Inflated { index, then, year, now, index_year } => {
            format!("{} of {year} is {} in {index_year} money ({index}).", amount(then), amount(now))
        }
        _ => String::new(),
    }
}

fn sized(message: &Message) -> String {
    match message {
        Message::Share { percent, whose, what, whole, year, exchanged } => {
            let percent = numbers::grouped(percent.trimmed());
            let (what, whole) = (uncapitalised(what), amount(whole));
            let rate = exchanged.as_ref().map(|money| format!("; {}", words(money))).unwrap_or_default();
            format!("About {percent}% of {} {what} ({whole}, {year}{rate}).", possessive(whose))
        }
        Message::PerHead { each, whose, people } => {
            format!("About {} for each of {} {}.", amount(each), possessive(whose), amount(people))
        }
        Message::Like { percent, thing, amount: size } => {
            format!("{} {thing} ({}).", times(*percent), amount(size))
        }
        Message::Median { count, noun, amount: middle } => {
            format!("The median of all {count} {noun} is {}.", amount(middle))
        }
        _ => String::new(),
    }
}

/// "About 76% of", "About the same as", "About 1.6 times": from hundredths.
fn times(percent: Decimal) -> String {
    let hundred = Decimal::from(100);
    match percent.minus(hundred) {
        Some(off) if off.abs() <= Decimal::from(5) => "About the same as".to_owned(),
        Some(off) if off.is_negative() => format!("About {percent}% of"),
        _ => {
            let times = percent.divided(hundred, 1).unwrap_or_default();
            format!("About {} times", times.trimmed())
        }
    }
}

/// "Germany’s", "the United States’".
fn possessive(name: &str) -> String {
    [name, if name.ends_with('s') { "’" } else { "’s" }].concat()
}

/// A label inside a sentence: "Military spending" becomes "military spending", "GDP" stays.
fn uncapitalised(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), label.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_ascii_lowercase() => {
            std::iter::once(first.to_ascii_lowercase()).chain(chars).collect()
        }
        _ => label.to_owned(),
    }
}

fn standing(message: &Message) -> String {
    match message {
        Message::Rank { rank, noun, basis, nominal, since, at_least } => {
            let of = if *rank == 1 { noun.clone() } else { format!("of the {noun}") };
            let since = since.map(|from| format!(" since {}", from.year())).unwrap_or_default();
            let least =
                at_least.as_ref().map(|least| format!(" from {} on", amount(least))).unwrap_or_default();
            let money = nominal.as_ref().map(currency_plural);
            let opening = money.map_or("The".to_owned(), |money| format!("In {money} of the day the"));
            format!("{opening} {} {of}{since} ({basis}; list complete{least}).", numbers::rank(*rank))
        }
        Message::NotAfterInflation { index, other, then, now, index_year } => format!(
            "After inflation ({index}) it is not the largest: {other}, {} then, is {} in {index_year} money.",
            amount(then),
            amount(now)
        ),
        Message::AlsoAfterInflation { index, index_year } => {
            format!("That holds after inflation ({index}) too, in {index_year} money.")
        }
        _ => String::new(),
    }
}

fn provenance(
    kind: FactKind,
    basis: &Option<String>,
    status: &Option<String>,
    as_of: crate::value::Date,
) -> String {
    let kind = match kind {
        FactKind::Official => None,
        FactKind::Estimate => Some("estimate"),
        FactKind::Pledge => Some("pledge"),
        FactKind::Projection => Some("projection"),
        FactKind::Claim => Some("claim"),
        FactKind::Derived => Some("our arithmetic"),
    };
    let as_of = format!("as of {}", numbers::month(as_of));
    let parts = [kind, basis.as_deref(), status.as_deref(), Some(as_of.as_str())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn amount(quantity: &Quantity) -> String {
    numbers::short(quantity.value, &quantity.unit)
}

fn currency_plural(unit: &crate::value::Unit) -> String {
    match unit.as_str() {
        "USD" => "dollars".to_owned(),
        _ => numbers::noun(unit, crate::value::Decimal::ZERO),
    }
}

fn entity_kind(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Place => "Place",
        EntityType::Organization => "Organisation",
        EntityType::Event => "Event",
        EntityType::Law => "Law or treaty",
        EntityType::Work => "Work",
        EntityType::Term => "Term",
    }
}

fn figure_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Money => "Amount of money",
        Kind::Percent => "Share",
        Kind::Quantity | Kind::Temperature => "Quantity",
        Kind::Number | Kind::Ordinal => "Number",
        Kind::Date => "Date",
        Kind::Duration | Kind::Age => "Length of time",
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| std::iter::once(upper(first)).chain(chars).collect())
}
