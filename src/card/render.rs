//! The renderer: messages into English words.

use super::message::{Arg, Message, Quantity, Say, Sourced};
use super::numbers;
use super::ways::Ways;
use super::{
    BarRow, Bars, Card, Chart, ChartRow, Heading, LabelledRow, Labels, Line, PackLine, PositionLine,
    Sentence, SourceLine, View, Voice,
};
use crate::figure::Kind;
use crate::pack::{EntityType, FactKind, Packs, RelationKind, SourceId};
use crate::text::upper;
use crate::value::{Decimal, digits_of, hex_of};

/// Puts a card into words and numbers its sources in the order in which they are first used.
pub(super) fn view(card: &Card, packs: &Packs, ways: &Ways<'_>) -> View {
    let mut sources = Numbers::default();
    let gloss = card.gloss.iter().map(|line| words(&line.what));
    let gloss = gloss.collect::<Vec<String>>().join("; ");
    let mut gloss_ways = Vec::new();
    card.gloss.iter().for_each(|line| ways.add(&mut gloss_ways, &gloss, &line.names));
    let body = card.body.iter().map(|line| sentence(line, &mut sources, ways)).collect();
    let rows = card.rows.iter().map(|line| row(line, &mut sources, ways)).collect();
    let positions = card.positions.iter().map(|voice| position(voice, &mut sources, ways)).collect();
    let chart = card.chart.as_ref().map(|bars| chart(bars, &mut sources));
    let more = card.more.iter().map(|line| row(line, &mut sources, ways)).collect();
    card.gloss.iter().for_each(|line| drop(sources.of_line(line)));
    View {
        id: card.id.clone(),
        kind: card.kind,
        language: "en",
        eyebrow: words(&card.eyebrow),
        title: card.title.clone(),
        gloss_ways,
        gloss: (!gloss.is_empty()).then_some(gloss),
        body,
        rows,
        positions,
        positions_title: (!card.positions.is_empty()).then_some("Who says what"),
        chart,
        more,
        sources: sources.lines(packs),
        packs: sources.packs(packs),
        facts: sources.facts,
        labels: labels(),
    }
}

/// Numbers sources from 1 as they are first used, and keeps the ids of what rests on them.
#[derive(Default)]
struct Numbers {
    used: Vec<SourceId>,
    facts: Vec<String>,
}

impl Numbers {
    fn of_line(&mut self, said: &Sourced<Message>) -> Vec<u16> {
        self.keep(&said.fact);
        self.of(&said.sources)
    }

    fn keep(&mut self, fact: &Option<String>) {
        if let Some(id) = fact
            && !self.facts.contains(id)
        {
            self.facts.push(id.clone());
        }
    }

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

    /// The packs that the sources stand in, once each.
    fn packs(&self, packs: &Packs) -> Vec<PackLine> {
        let mut lines: Vec<PackLine> = Vec::new();
        for origin in self.used.iter().filter_map(|source| packs.origin(*source)) {
            if !lines.iter().any(|line| line.id == origin.info.id) {
                lines.push(PackLine {
                    id: origin.info.id.clone(),
                    version: origin.info.version.clone(),
                    hash: hex_of(origin.hash),
                });
            }
        }
        lines
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

fn sentence(line: &Sourced<Message>, sources: &mut Numbers, ways: &Ways<'_>) -> Sentence {
    let text = words(&line.what);
    Sentence {
        ways: ways.find(&text, &line.names),
        text,
        sources: sources.of_line(line),
        fact: line.fact.clone(),
    }
}

fn row(line: &Line, sources: &mut Numbers, ways: &Ways<'_>) -> LabelledRow {
    let label = match &line.heading {
        Heading::Own(label) => label.clone(),
        Heading::Scale => "For scale".to_owned(),
        Heading::Inflation => "After inflation".to_owned(),
        Heading::Context => "In context".to_owned(),
        Heading::Relation(kind) => relation(*kind).to_owned(),
    };
    let note = line.note.as_ref().map(words).filter(|note| !note.is_empty());
    let value = words(&line.value.what);
    LabelledRow {
        label,
        ways: ways.find(&value, &line.value.names),
        value,
        note,
        sources: sources.of_line(&line.value),
        fact: line.value.fact.clone(),
    }
}

fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::MemberOf => "Member of",
        RelationKind::PartOf => "Part of",
        RelationKind::HeadOf => "Head of",
        RelationKind::FounderOf => "Founder of",
        RelationKind::SubsidiaryOf => "Subsidiary of",
        RelationKind::PartyTo => "Party to",
    }
}

fn position(voice: &Voice, sources: &mut Numbers, ways: &Ways<'_>) -> PositionLine {
    PositionLine {
        holder: voice.holder.clone(),
        ways: ways.whole(&voice.holder, voice.entity),
        text: words(&voice.says.what),
        note: voice.corrected.as_ref().map(words),
        date: numbers::date(voice.date),
        iso_date: voice.date.to_string(),
        sources: sources.of_line(&voice.says),
        fact: voice.says.fact.clone(),
    }
}

fn chart(bars: &Bars, sources: &mut Numbers) -> Chart {
    bars.rows.iter().for_each(|row| sources.keep(&row.fact));
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

/// The words of the interface outside cards.
pub fn labels() -> Labels {
    Labels {
        more: "More",
        sources: "Sources",
        close: "Close",
        back: "Back",
        control: "Marks in the text",
        fewer: "Fewer notes",
        off: "Off",
        known: "I know this",
        undo: "Undo",
        more_marks: "More notes",
        on: "Mark notes again",
        now_fewer: "Fewer are marked now.",
        now_off: "Nothing is marked now.",
        now_known: "This is not marked now.",
        wrong: "Something wrong?",
    }
}

/// One message in English.
pub(super) fn words(message: &Message) -> String {
    match message {
        Message::Text(text) => text.clone(),
        Message::Quantity(quantity) => amount(quantity),
        Message::Date(date) => numbers::date(*date),
        Message::EntityKind(kind) => entity_kind(*kind).to_owned(),
        Message::FigureKind(kind) => figure_kind(*kind).to_owned(),
        Message::InOffice { title, from } => [&capitalised(title), " since ", &numbers::date(*from)].concat(),
        Message::FormerOffice { title, from, to } => {
            ["Former ", title, " (", &numbers::year(*from), "–", &numbers::year(*to), ")"].concat()
        }
        Message::Provenance { kind, basis, status, as_of } => provenance(*kind, basis, status, *as_of),
        Message::InFull { amount, bound } => numbers::in_full(amount.value, &amount.unit, *bound),
        Message::Notes(notes) => notes.iter().map(words).collect::<Vec<_>>().join("; "),
        Message::Day(day) => super::day::words(day),
        Message::Say(say, args) => fill(*say, args),
        Message::NominalMoney(unit) => [&capitalised(&currency_plural(unit)), " of the day"].concat(),
        Message::ConstantMoney { unit, year } => {
            ["In ", &digits_of(year.unsigned_abs()), " ", &currency_plural(unit)].concat()
        }
        Message::OrdinaryMeasure(unit) => capitalised(&numbers::noun(unit, crate::value::Decimal::ZERO)),
    }
}

/// The words of [`Say`], in its order; a number sign and a digit is the place of an argument.
const SENTENCES: &str = "\
The #0 #1#2 (#3; list complete#4).
In #5 of the day the #0 #1#2 (#3; list complete#4).
of the #0
 since #0
 from #0 on
After inflation (#0) it is not the largest: #1 (#2), #3 then, is #4 in #5 money.
That holds after inflation (#0) too, in #1 money.
#0 at 1 #1 = #2 #3, mean of #4
#0 at 1 #1 = #2 #3, #4
about #0
#0 from #1: #2#3.
#0 from about #1: #2#3, reckoned back from the change.
 (#0%)
#0: #1.
#0 #1
#0
The median of all #0 #1 is #2.
#0 of #1 is #2 in #3 money (#4).
About #0% of #1 #2 (#3, #4#5).
; #0
About #0 for each of #1 #2.
#0 #1 (#2).
#0 #1 (#2)
#0 of #1 #2 shown.
In this article: “#0”.
#0, from this article
“#0”
#0#1
#0, as of #1
#0 (as of #1)
may have changed since
since then #0, as of #1
Since then: no longer #0, from #1 on.
Since then: #0 since #1.
Since then: #0 from #1 to #2.
Since then (#0): #1
Corrected on #0: #1
";

fn fill(say: Say, args: &[Arg]) -> String {
    let mut parts = SENTENCES.split('\n').nth(say as usize).unwrap_or("").split('#');
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let place = usize::from(part.as_bytes().first().map_or(0, |digit| digit.wrapping_sub(b'0')));
        if let Some(arg) = args.get(place) {
            out.push_str(&argument(arg));
        }
        out.push_str(part.get(1..).unwrap_or(""));
    }
    out
}

fn argument(arg: &Arg) -> String {
    let plus = |value: &Decimal| if value.is_negative() { "" } else { "+" };
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Amount(value, unit) => numbers::short(*value, unit),
        Arg::Signed(value, unit) => [plus(value), &numbers::short(*value, unit)].concat(),
        Arg::SignedNumber(value) => [plus(value), &numbers::grouped(*value)].concat(),
        Arg::Number(value) => numbers::grouped(value.trimmed()),
        Arg::Count(count) => digits_of(*count),
        Arg::Date(date) => numbers::date(*date),
        Arg::Month(date) => numbers::month(*date),
        Arg::Rank(rank) => numbers::rank(*rank),
        Arg::Times(hundredths) => times(*hundredths),
        // "Germany’s", "the United States’".
        Arg::Owner(name) => [name.as_str(), if name.ends_with('s') { "’" } else { "’s" }].concat(),
        Arg::Label(label) => uncapitalised(label),
        Arg::Money(unit) => currency_plural(unit),
        Arg::Part(say, args) => fill(*say, args),
    }
}

/// "About 76% of", "About the same as", "About 1.6 times": from hundredths.
fn times(percent: Decimal) -> String {
    let hundred = Decimal::from(100);
    match percent.minus(hundred) {
        Some(off) if off.abs() <= Decimal::from(5) => "About the same as".to_owned(),
        Some(off) if off.is_negative() => ["About ", &percent.to_string(), "% of"].concat(),
        _ => {
            let times = percent.divided(hundred, 1).unwrap_or_default();
            ["About ", &times.trimmed().to_string(), " times"].concat()
        }
    }
}

/// A label inside a sentence: "Military spending" becomes "military spending", "GDP" stays.
fn uncapitalised(label: &str) -> String {
    let mut out = label.to_owned();
    if out.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        out.get_mut(..1).into_iter().for_each(str::make_ascii_lowercase);
    }
    out
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
    let as_of = ["as of ", &numbers::month(as_of)].concat();
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

pub(super) fn entity_kind(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Place => "Place",
        EntityType::Organization => "Organisation",
        EntityType::Event => "Event",
        EntityType::Law => "Law or treaty",
        EntityType::Work => "Work",
        EntityType::Term => "Term",
        EntityType::Other => "Name",
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

pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| std::iter::once(upper(first)).chain(chars).collect())
}
