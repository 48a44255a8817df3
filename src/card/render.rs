//! The renderer: messages into the words of an interface.

use super::interface::{Interface, fill};
use super::message::{Arg, Message, Say, Sourced};
use super::numbers::year;
use super::{
    BarRow, Bars, Card, Chart, ChartRow, Heading, LabelledRow, Labels, Line, PackLine, PositionLine,
    Sentence, SourceLine, View, Voice,
};
use crate::figure::Kind;
use crate::pack::{EntityType, FactKind, Packs, RelationKind, SourceId};
use crate::text::upper;
use crate::value::{Date, Decimal, digits_of, hex_of};

/// Puts a card into words and numbers its sources in the order in which they are first used.
pub(super) fn view(card: &Card, packs: &Packs, interface: &Interface) -> View {
    let mut sources = Numbers { used: Vec::new(), interface };
    let gloss = card.gloss.iter().map(|line| interface.words(&line.what));
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
        language: interface.language().to_owned(),
        direction: interface.direction(),
        eyebrow: interface.words(&card.eyebrow),
        title: card.title.clone(),
        gloss: (!gloss.is_empty()).then(|| gloss.join(interface.line(Say::Semicolon))),
        body,
        rows,
        positions,
        positions_title: (!card.positions.is_empty()).then(|| interface.line(Say::WhoSaysWhat).to_owned()),
        chart,
        more,
        sources: sources.lines(packs),
        packs: sources.packs(packs),
        labels: labels(interface),
    }
}

/// Numbers sources from 1 as they are first used.
struct Numbers<'i> {
    used: Vec<SourceId>,
    interface: &'i Interface,
}

impl Numbers<'_> {
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
                iso_date: source.published.map(|d| d.to_string()).unwrap_or_default(),
                url: source.url.clone(),
                attribution: source.attribution.as_deref().map(told),
            }
        };
        self.used.iter().enumerate().map(line).collect()
    }
}

fn sentence(line: &Sourced<Message>, sources: &mut Numbers<'_>) -> Sentence {
    Sentence {
        text: sources.interface.words(&line.what),
        sources: sources.of(&line.sources),
        fact: line.fact.clone(),
    }
}

fn row(line: &Line, sources: &mut Numbers<'_>) -> LabelledRow {
    let interface = sources.interface;
    let label = match &line.heading {
        Heading::Own(label) => interface.told(label),
        Heading::Scale => interface.line(Say::ForScale).to_owned(),
        Heading::Inflation => interface.line(Say::AfterInflation).to_owned(),
        Heading::Context => interface.line(Say::InContext).to_owned(),
        Heading::Relation(kind) => interface.line(relation(*kind)).to_owned(),
    };
    let note = line.note.as_ref().map(|note| interface.words(note)).filter(|note| !note.is_empty());
    LabelledRow {
        label,
        value: interface.words(&line.value.what),
        note,
        sources: sources.of(&line.value.sources),
        fact: line.value.fact.clone(),
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

fn position(voice: &Voice, sources: &mut Numbers<'_>) -> PositionLine {
    let interface = sources.interface;
    PositionLine {
        holder: interface.told(&voice.holder),
        text: interface.words(&voice.says.what),
        note: voice.corrected.as_ref().map(|note| interface.words(note)),
        date: interface.date(voice.date),
        iso_date: voice.date.to_string(),
        sources: sources.of(&voice.says.sources),
        fact: voice.says.fact.clone(),
    }
}

fn chart(bars: &Bars, sources: &mut Numbers<'_>) -> Chart {
    let used: Vec<SourceId> = bars.rows.iter().filter_map(|row| row.source).collect();
    let most = bars.rows.iter().flat_map(|row| &row.values).flatten().max().copied();
    let interface = sources.interface;
    Chart {
        title: interface.told(&bars.title),
        measures: bars.measures.iter().map(|measure| interface.words(measure)).collect(),
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

fn per_mille(value: Decimal, of: Decimal) -> u16 {
    let share = value.times(Decimal::from(1000)).and_then(|value| value.divided(of, 0));
    share.and_then(|share| share.trunc().try_into().ok()).unwrap_or(0)
}

fn labels(interface: &Interface) -> Labels {
    let label = |say| interface.line(say).to_owned();
    Labels { more: label(Say::More), sources: label(Say::Sources), close: label(Say::Close) }
}

impl Interface {
    /// One message in words.
    pub(super) fn words(&self, message: &Message) -> String {
        match message {
            Message::Text(text) => self.told(text),
            Message::Quantity(quantity) => self.short(quantity.value, &quantity.unit),
            Message::Date(date) => self.date(*date),
            Message::Month(date) => self.month(*date),
            Message::EntityKind(kind) => self.line(entity_kind(*kind)).to_owned(),
            Message::FigureKind(kind) => self.line(figure_kind(*kind)).to_owned(),
            Message::InOffice { title, from } => {
                self.put(Say::InOffice, &[&self.told(&capitalised(title)), &self.date(*from)])
            }
            Message::FormerOffice { title, from, to } => {
                self.put(Say::FormerOffice, &[&self.told(title), &year(*from), &year(*to)])
            }
            Message::Provenance { kind, basis, status, as_of } => {
                self.provenance(*kind, basis.as_deref(), status.as_deref(), *as_of)
            }
            Message::InFull { amount, bound } => self.in_full(amount.value, &amount.unit, *bound),
            Message::Notes(notes) => {
                let notes: Vec<String> = notes.iter().map(|note| self.words(note)).collect();
                notes.join(self.line(Say::Semicolon))
            }
            Message::Day(day) => capitalised(&self.day(day)),
            Message::Say(say, args) => self.say(*say, args),
            Message::NominalMoney(unit) => {
                capitalised(&self.put(Say::NominalMoney, &[&self.money_at_home(unit)]))
            }
            Message::ConstantMoney { unit, year } => {
                let year = digits_of(year.unsigned_abs());
                self.put(Say::ConstantMoney, &[&year, &self.money_at_home(unit)])
            }
            Message::OrdinaryMeasure(unit) => capitalised(&self.noun(unit, None)),
        }
    }

    fn say(&self, say: Say, args: &[Arg]) -> String {
        fill(self.line(say), &mut |out, at| out.extend(args.get(at).map(|arg| self.argument(arg))))
    }

    fn argument(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => self.told(text),
            Arg::Said(message) => self.words(message),
            Arg::Amount(value, unit) => self.short(*value, unit),
            Arg::Signed(value, unit) => self.signed(*value, unit),
            Arg::Number(value) => self.number(value.trimmed()),
            Arg::Count(count) => digits_of(*count),
            Arg::Date(date) => self.date(*date),
            Arg::Month(date) => self.month(*date),
            Arg::Rank(rank) => self.rank(*rank),
            Arg::Times(hundredths, thing) => self.times(*hundredths, &self.told(thing)),
            Arg::Code(unit) => unit.as_str().to_owned(),
            Arg::Kind(kind) => self.line(entity_kind(*kind)).to_owned(),
            // "the United States’", "Germany’s".
            Arg::Owner(name) => {
                let mut forms = self.line(Say::Owner).split('|');
                let hissing = forms.next().unwrap_or("");
                let form = if name.ends_with('s') { hissing } else { forms.next().unwrap_or(hissing) };
                fill(form, &mut |out, _| out.push_str(&self.told(name)))
            }
            Arg::Label(label) => self.told(&uncapitalised(label)),
            Arg::Money(unit) => self.money_at_home(unit),
            Arg::Part(say, args) => self.say(*say, args),
        }
    }

    /// "About 76% of", "About the same as", "About 1.6 times" something: from hundredths.
    fn times(&self, percent: Decimal, thing: &str) -> String {
        let hundred = Decimal::from(100);
        match percent.minus(hundred) {
            Some(off) if off.abs() <= Decimal::from(5) => self.put(Say::AboutSame, &[thing]),
            Some(off) if off.is_negative() => {
                let percent = self.put(Say::Percent, &[&self.number(percent)]);
                self.put(Say::AboutPercent, &[&percent, thing])
            }
            _ => {
                let times = percent.divided(hundred, 1).unwrap_or_default();
                self.put(Say::AboutTimes, &[&self.number(times.trimmed()), thing])
            }
        }
    }

    fn provenance(&self, kind: FactKind, basis: Option<&str>, status: Option<&str>, as_of: Date) -> String {
        let kind = match kind {
            FactKind::Official => None,
            FactKind::Estimate => Some(Say::FactEstimate),
            FactKind::Pledge => Some(Say::FactPledge),
            FactKind::Projection => Some(Say::FactProjection),
            FactKind::Claim => Some(Say::FactClaim),
            FactKind::Derived => Some(Say::FactDerived),
        };
        let as_of = self.put(Say::AsOf, &[&self.month(as_of)]);
        let told = |text: Option<&str>| text.map(|text| self.told(text));
        let parts = [kind.map(|say| self.line(say).to_owned()), told(basis), told(status), Some(as_of)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.line(Say::Comma))
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

fn entity_kind(kind: EntityType) -> Say {
    match kind {
        EntityType::Person => Say::KindPerson,
        EntityType::Place => Say::KindPlace,
        EntityType::Organization => Say::KindOrganisation,
        EntityType::Event => Say::KindEvent,
        EntityType::Law => Say::KindLaw,
        EntityType::Work => Say::KindWork,
        EntityType::Term => Say::KindTerm,
        EntityType::Other => Say::KindName,
    }
}

fn figure_kind(kind: Kind) -> Say {
    match kind {
        Kind::Money => Say::KindMoney,
        Kind::Percent => Say::KindShare,
        Kind::Quantity | Kind::Temperature => Say::KindQuantity,
        Kind::Number | Kind::Ordinal => Say::KindNumber,
        Kind::Date => Say::KindDate,
        Kind::Duration | Kind::Age => Say::KindDuration,
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| std::iter::once(upper(first)).chain(chars).collect())
}
