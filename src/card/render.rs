//! The renderer: messages into the words of an interface.

use super::interface::{Count, Interface, fill};
use super::message::{Message, Say, Sourced};
use super::timeline::{Course, Time};
use super::ways::Ways;
use super::{
    BarRow, Bars, Card, Chart, ChartRow, Heading, LabelledRow, Line, PackLine, PositionLine, Sentence,
    SourceLine, Span, Timeline, View, Voice,
};
use crate::pack::{Packs, RelationKind, SourceId};
use crate::text::upper;
use crate::value::{Date, Decimal, Gather, digits_of, hex_of};

/// Puts a card into words and numbers its sources in the order in which they are first used.
pub(super) fn view(card: &Card, packs: &Packs, ways: &Ways<'_>, interface: &Interface) -> View {
    let mut sources = Numbers { used: Vec::new(), facts: Vec::new(), interface };
    let gloss = interface.joined(card.gloss.iter().map(|line| &line.what), Say::Semicolon);
    let mut gloss_ways = Vec::new();
    card.gloss.iter().for_each(|line| ways.add(&mut gloss_ways, &gloss, &line.names));
    let body = card.body.iter().map(|line| sentence(line, &mut sources, ways)).collect();
    let told = |aside: bool, sources: &mut Numbers<'_>| {
        let course = card.timeline.as_ref().filter(|course| course.aside == aside);
        course.map(|course| timeline(course, sources, ways))
    };
    let first = told(false, &mut sources);
    let rows = card.rows.iter().map(|line| row(line, &mut sources, ways)).collect();
    let positions = card.positions.iter().map(|voice| position(voice, &mut sources, ways)).collect();
    let chart = card.chart.as_ref().map(|bars| chart(bars, &mut sources));
    let more = card.more.iter().map(|line| row(line, &mut sources, ways)).collect();
    let timeline = first.or_else(|| told(true, &mut sources));
    card.gloss.iter().for_each(|line| drop(sources.of_line(line)));
    View {
        id: card.id.clone(),
        kind: card.kind,
        language: interface.language().to_owned(),
        direction: interface.direction(),
        eyebrow: interface.words(&card.eyebrow),
        title: card.title.clone(),
        gloss_ways,
        gloss: (!gloss.is_empty()).then_some(gloss),
        body,
        rows,
        positions,
        positions_title: (!card.positions.is_empty()).then(|| interface.line(Say::WhoSaysWhat).to_owned()),
        chart,
        timeline,
        more,
        sources: sources.lines(packs),
        packs: sources.packs(packs),
        facts: sources.facts,
    }
}

/// Numbers sources from 1 as they are first used, and keeps the ids of what rests on them.
struct Numbers<'i> {
    used: Vec<SourceId>,
    facts: Vec<String>,
    interface: &'i Interface,
}

impl Numbers<'_> {
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
        let told = |text: &str| self.interface.told(text);
        let line = |(at, id): (usize, &SourceId)| {
            let source = packs.source(*id);
            SourceLine {
                number: at as u16 + 1,
                title: told(&source.title),
                publisher: told(&source.publisher),
                date: source.published.map(|date| self.interface.date(date)).unwrap_or_default(),
                iso_date: source.published.map(Date::iso).unwrap_or_default(),
                url: source.url.clone(),
                attribution: source.attribution.as_deref().map(told),
            }
        };
        self.used.iter().enumerate().map(line).collect()
    }
}

fn sentence(line: &Sourced<Message>, sources: &mut Numbers<'_>, ways: &Ways<'_>) -> Sentence {
    let text = sources.interface.words(&line.what);
    Sentence {
        ways: ways.find(&text, &line.names),
        text,
        sources: sources.of_line(line),
        fact: line.fact.clone(),
    }
}

fn row(line: &Line, sources: &mut Numbers<'_>, ways: &Ways<'_>) -> LabelledRow {
    let interface = sources.interface;
    let label = match &line.heading {
        Heading::Own(label) => interface.told(label),
        Heading::Words(words) => interface.words(words),
        Heading::Scale => interface.line(Say::ForScale).to_owned(),
        Heading::Inflation => interface.line(Say::AfterInflation).to_owned(),
        Heading::Context => interface.line(Say::InContext).to_owned(),
        Heading::Relation(kind) => interface.line(relation(*kind)).to_owned(),
    };
    let note = line.note.as_ref().map(|note| interface.words(note)).filter(|note| !note.is_empty());
    let value = interface.words(&line.value.what);
    LabelledRow {
        label,
        ways: ways.find(&value, &line.value.names),
        value,
        note,
        sources: sources.of_line(&line.value),
        fact: line.value.fact.clone(),
        span: None,
    }
}

fn relation(kind: RelationKind) -> Say {
    match kind {
        RelationKind::MemberOf => Say::MemberOf,
        RelationKind::PartOf => Say::PartOf,
        RelationKind::HeadOf => Say::HeadOf,
        RelationKind::FounderOf => Say::FounderOf,
        RelationKind::SubsidiaryOf => Say::SubsidiaryOf,
        RelationKind::PartyTo => Say::PartyTo,
    }
}

fn position(voice: &Voice, sources: &mut Numbers<'_>, ways: &Ways<'_>) -> PositionLine {
    let interface = sources.interface;
    let holder = interface.told(&voice.holder);
    PositionLine {
        ways: ways.whole(&holder, voice.entity),
        holder,
        text: interface.words(&voice.says.what),
        note: voice.corrected.as_ref().map(|note| interface.words(note)),
        date: interface.date(voice.date),
        iso_date: voice.date.iso(),
        sources: sources.of_line(&voice.says),
        fact: voice.says.fact.clone(),
    }
}

fn chart(bars: &Bars, sources: &mut Numbers<'_>) -> Chart {
    bars.rows.iter().for_each(|row| sources.keep(&row.fact));
    let used: Vec<SourceId> = bars.rows.iter().filter_map(|row| row.source).gather();
    let most = bars.rows.iter().flat_map(|row| &row.values).flatten().max().copied();
    let interface = sources.interface;
    Chart {
        title: interface.told(&bars.title),
        form: bars.form,
        measures: bars.measures.iter().map(|measure| capitalised(&interface.words(measure))).collect(),
        rows: bars.rows.iter().map(|row| chart_row(row, bars, most.unwrap_or_default(), interface)).collect(),
        caption: bars.caption.as_ref().map(|caption| interface.words(caption)),
        sources: sources.of(&used),
    }
}

fn chart_row(row: &BarRow, bars: &Bars, most: Decimal, interface: &Interface) -> ChartRow {
    let text = |value: &Option<Decimal>| {
        value.map_or_else(|| "–".to_owned(), |value| interface.short(value, &bars.unit))
    };
    ChartRow {
        label: interface.words(&row.label),
        note: row.note.as_deref().map(|note| interface.told(note)),
        bars: row.values.iter().map(|value| value.map(|v| per_mille(v, most))).collect(),
        texts: row.values.iter().map(text).collect(),
        current: row.current,
    }
}

fn timeline(course: &Course, sources: &mut Numbers<'_>, ways: &Ways<'_>) -> Timeline {
    let times = || course.rows.iter().filter_map(|line| line.time);
    let first = times().next().map_or(0, |time| time.from.to_days());
    let whole = times().map(|time| time.to.to_days() - first).max().unwrap_or(0).max(1);
    let place = |day: Date| (i64::from(day.to_days() - first) * 1000 / i64::from(whole)) as u16;
    let span = |time: Time| Span { from: place(time.from), to: place(time.to), current: time.current };
    let rows = course
        .rows
        .iter()
        .map(|line| LabelledRow { span: line.time.map(span), ..row(line, sources, ways) })
        .collect();
    Timeline { title: sources.interface.words(&course.title), rows, aside: course.aside }
}

fn per_mille(value: Decimal, of: Decimal) -> u16 {
    let share = value.times(Decimal::from(1000)).and_then(|value| value.divided(of, 0));
    share.and_then(|share| share.trunc().try_into().ok()).unwrap_or(0)
}

impl Interface {
    /// A message in words.
    pub(super) fn words(&self, message: &Message) -> String {
        match message {
            Message::Text(text) => self.told(text),
            Message::Amount(value, unit) => self.short(*value, unit),
            Message::Precise(value, unit) => self.printed(*value, unit, 3),
            Message::Signed(value, unit) => self.signed(*value, unit),
            Message::InFull { amount, bound } => self.in_full(amount.value, &amount.unit, *bound),
            Message::Number(value) => self.number(value.trimmed()),
            Message::Count(count) => digits_of(*count),
            Message::Rank(rank) => self.rank(*rank),
            Message::Date(date) => self.date(*date),
            Message::Month(date) => self.month(*date),
            Message::Weekday(date) => self.nth(Say::Weekdays, date.weekday() as usize).to_owned(),
            Message::Code(unit) => unit.as_str().to_owned(),
            Message::Money(unit) => self.money_at_home(unit),
            Message::Noun(unit) => self.noun(unit, None),
            Message::Say(say, args) => fill(self.line(*say), &mut |out, at| {
                if let Some(arg) = args.get(at) {
                    out.push_str(&self.words(arg));
                }
            }),
            Message::Counted(say, count) => {
                self.put_counted(*say, Say::Plural, &Count::whole(*count), &[&digits_of(*count)])
            }
            Message::List(mark, parts) => self.joined(parts.iter(), *mark),
        }
    }

    /// Messages with a mark between them.
    fn joined<'m>(&self, messages: impl Iterator<Item = &'m Message>, mark: Say) -> String {
        let mut out = String::new();
        for message in messages {
            if !out.is_empty() {
                out.push_str(self.line(mark));
            }
            out.push_str(&self.words(message));
        }
        out
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| std::iter::once(upper(first)).chain(chars).collect())
}
