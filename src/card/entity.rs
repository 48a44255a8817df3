//! The card of an entity: who or what it is on the article's day.

use super::message::{Arg, Message, Say, Sourced};
use super::{Card, Heading, Line, Voice, timeline};
use crate::pack::{Entity, EntityId, Fact, FactKind, FactValue, Holder, Office, Packs, Place, Relation};
use crate::text::position;
use crate::value::{Date, sort_by_number};

/// Composes the card of an entity as known on the article's day; what its reader may know since is told as later.
pub(super) fn compose(id: EntityId, packs: &Packs, on: Option<Date>, today: Option<Date>) -> Card {
    let entity = packs.entity(id);
    let seen = Seen { on, today: today.filter(|today| on.is_none_or(|on| on < *today)) };
    let mut card = Card::new(entity.kind.name(), entity.kind.into());
    card.title = entity.name.clone();
    card.gloss = gloss(id, entity, packs, on);
    if let Some(day) = on {
        add_leaders(&mut card, id, packs, day);
    }
    for fact in entity.facts.iter().filter(|fact| fact.holds(on) && !is_outdated(fact, entity, on)) {
        match fact.place {
            Place::Summary => add_sentences(&mut card, fact, seen),
            Place::Row => card.rows.push(line(fact, entity, seen)),
            Place::More => card.more.push(line(fact, entity, seen)),
        }
    }
    timeline::take_days(&mut card, entity, on);
    if let (Some(day), None) = (on, &card.timeline) {
        card.timeline = timeline::of_offices(id, packs, day).or_else(|| timeline::of_leaders(id, packs, day));
    }
    let related = entity.relations.iter().filter(|relation| relation.holds(on));
    related.for_each(|relation| card.rows.push(related_to(relation, packs)));
    if let Some((on, today)) = seen.later() {
        card.body.extend(news(entity, on, today));
        add_changes(&mut card, id, packs, on, today);
    }
    for position in entity.positions.iter().filter(|position| position.fact.holds(on)) {
        card.positions.push(Voice {
            holder: position.holder.clone(),
            entity: position.entity,
            says: sourced(value(&position.fact), &position.fact),
            date: position.fact.as_of,
            corrected: corrected(&position.fact),
        });
    }
    card
}

/// From when a fact is seen: the article's day, and the reader's where that is later.
#[derive(Clone, Copy)]
struct Seen {
    on: Option<Date>,
    today: Option<Date>,
}

impl Seen {
    fn later(self) -> Option<(Date, Date)> {
        self.on.zip(self.today)
    }

    /// Whether the fact was to be looked at again by now.
    fn is_due(self, fact: &Fact) -> bool {
        self.today.or(self.on).is_some_and(|day| fact.is_due(day))
    }
}

/// Days past the last day that a pack has looked at for which it is not told up to when it knows an office.
const FRESH: i32 = 31;

/// Whether the packs knew better on the day.
fn is_outdated(fact: &Fact, entity: &Entity, on: Option<Date>) -> bool {
    let newer = |other: &&Fact| other.as_of > fact.as_of && other.holds(on);
    entity.facts.iter().filter(newer).any(|other| other.is_of_the_same(fact))
}

/// Offices on the day, else the last one held, else the pack's one line.
fn gloss(id: EntityId, entity: &Entity, packs: &Packs, on: Option<Date>) -> Vec<Sourced<Message>> {
    let description = || match entity.description.as_str() {
        "" => Vec::new(),
        text => {
            let said = Sourced::new(Message::Text(text.to_owned()), Vec::new());
            vec![match entity.part_of {
                Some(whole) => said.naming(whole, &packs.entity(whole).name),
                None => said,
            }]
        }
    };
    let Some(day) = on else { return description() };
    let mut terms = packs.terms_of(id);
    let serving = terms.iter().filter(|(_, holder)| holder.serves(day));
    let held: Vec<_> =
        serving.map(|(office, holder)| in_office(entity, office, holder, packs, day)).collect();
    let over = |holder: &Holder| holder.to.filter(|to| *to <= day);
    let last = terms.iter().filter(|(_, holder)| over(holder).is_some()).max_by_key(|(_, holder)| holder.to);
    match last {
        Some((office, holder)) if held.is_empty() => {
            // "1885–1889, 1893–1897"
            let (office, holder) = (*office, *holder);
            terms.retain(|(other, term)| std::ptr::eq(office, *other) && over(term).is_some());
            sort_by_number(&mut terms, |(_, term)| term.from.number().get().into());
            let ended = terms.iter().filter_map(|(_, term)| Some((term.from, term.to?)));
            let years = ended.map(|(from, to)| Message::with_two(Say::Term, Arg::year(from), Arg::year(to)));
            let years = Message::List(Say::Comma, years.collect());
            let what = Message::with_two(Say::FormerOffice, Arg::Text(title_of(office, holder)), years);
            vec![of_office(term(what, entity, office, holder), office, packs)]
        }
        None if held.is_empty() => description(),
        _ => held,
    }
}

fn in_office(
    entity: &Entity,
    office: &Office,
    holder: &Holder,
    packs: &Packs,
    day: Date,
) -> Sourced<Message> {
    let title = super::render::capitalised(&title_of(office, holder));
    let since = Message::with_two(Say::InOffice, Arg::Text(title.clone()), Arg::Date(holder.from));
    let what = match looked_until(holder, packs, day) {
        Some(looked) if !packs.is_current(holder, day) => {
            Message::with_two(Say::OfficeAsOf, Arg::Text(title), Arg::Month(looked))
        }
        Some(looked) => Message::with_two(Say::SentenceAsOf, since, Arg::Month(looked)),
        None => since,
    };
    of_office(term(what, entity, office, holder), office, packs)
}

/// Up to when somebody has looked who holds an office, where that is too long ago to say that it goes on.
pub(super) fn looked_until(holder: &Holder, packs: &Packs, day: Date) -> Option<Date> {
    let looked = packs.origin(holder.source)?.info.data_until;
    (holder.to.is_none() && looked.plus_days(FRESH) <= day).then_some(looked)
}

/// With the country or body of an office: by its name where the title has that, else by the whole title.
pub(super) fn of_office(said: Sourced<Message>, office: &Office, packs: &Packs) -> Sourced<Message> {
    let name = &packs.entity(office.jurisdiction).name;
    said.naming(
        office.jurisdiction,
        if position(&office.title, name, 0).is_some() { name } else { &office.title },
    )
}

/// "interim president of Venezuela"
pub(super) fn title_of(office: &Office, holder: &Holder) -> String {
    let quality = holder.quality.iter().flat_map(|quality| [quality, " "]);
    quality.chain([office.title.as_str()]).collect()
}

fn term(what: Message, entity: &Entity, office: &Office, holder: &Holder) -> Sourced<Message> {
    Sourced::of(what, holder.source).of_fact(office.term_id(&entity.id))
}

/// Offices left and taken between the article's day and the reader's, in their order.
///
/// Where nobody is known to have held an office on the article's day, who holds it still may have held it then, too: whoever lists
/// present holders alone leaves earlier terms out.
fn add_changes(card: &mut Card, id: EntityId, packs: &Packs, on: Date, today: Date) {
    let since = move |day: &Date| on < *day && *day <= today;
    let mut terms = packs.terms_of(id);
    terms.retain(|(office, holder)| holder.to.is_some() || office.begun(on).next().is_some());
    sort_by_number(&mut terms, |(_, holder)| holder.from.number().get().into());
    for (office, holder) in terms {
        let (taken, left) = (Some(holder.from).filter(since), holder.to.filter(since));
        let (say, days) = match (taken, left) {
            (None, None) => continue,
            (None, Some(left)) => (Say::LeftSince, vec![left]),
            (Some(taken), None) => (Say::TookSince, vec![taken]),
            (Some(taken), Some(left)) => (Say::HeldSince, vec![taken, left]),
        };
        let mut args = vec![Arg::Text(title_of(office, holder))];
        args.extend(days.into_iter().map(Arg::Date));
        let said = term(Message::Say(say, args), packs.entity(id), office, holder);
        card.body.push(of_office(said, office, packs));
    }
}

/// The last of what became known between the article's day and the reader's.
fn news(entity: &Entity, on: Date, today: Date) -> Option<Sourced<Message>> {
    let told = entity.facts.iter().filter(|fact| fact.place == Place::Summary && fact.as_of > on);
    let fact = told.filter(|fact| fact.holds(Some(today))).max_by_key(|fact| fact.as_of)?;
    // What holds since the article; the pack may have been written later of what was so before.
    let what = match fact.valid_from.is_some_and(|from| from > on) {
        true => Message::with_two(Say::KnownSince, Arg::Month(fact.as_of), value(fact)),
        false => statement_as_of(fact),
    };
    Some(sourced(what, fact))
}

/// "President: Xi Jinping", of a country; since when is on the leader's own card.
fn add_leaders(card: &mut Card, id: EntityId, packs: &Packs, day: Date) {
    for office in packs.offices() {
        let Some(holder) = packs.leader(office, id, day) else { continue };
        let leader = packs.entity(holder.entity);
        // On the country's own card its name is not said again.
        let title = title_of(office, holder);
        let own = title.strip_suffix(card.title.as_str()).map(|title| title.trim_end_matches("the "));
        let label = own.and_then(|title| title.strip_suffix(" of ")).unwrap_or(&title);
        let what = Message::Text(leader.name.clone());
        let value = term(what, leader, office, holder).naming(holder.entity, &leader.name);
        let heading = Heading::Own(super::render::capitalised(label));
        card.rows.push(Line { heading, value, note: None, time: None });
    }
}

/// "Member of: NATO since 7 March 2024"
fn related_to(relation: &Relation, packs: &Packs) -> Line {
    let name = &packs.entity(relation.entity).name;
    let since = Arg::part(Say::Since, relation.from.map(Arg::Date));
    let what = Message::with_two(Say::Lasting, Arg::Text(name.clone()), since);
    let value = Sourced::of(what, relation.source).naming(relation.entity, name);
    Line { heading: Heading::Relation(relation.kind), value, note: None, time: None }
}

fn value(fact: &Fact) -> Message {
    match &fact.value {
        FactValue::Text(text) => Message::Text(text.clone()),
        FactValue::Number { value, unit } => Message::Amount(*value, unit.clone()),
        FactValue::Date(date) => Message::Date(*date),
    }
}

fn sourced(what: Message, fact: &Fact) -> Sourced<Message> {
    Sourced::of(what, fact.source).of_fact(fact.id.clone())
}

/// A summary fact, and the note that it was wrong before.
fn add_sentences(card: &mut Card, fact: &Fact, seen: Seen) {
    let said = if seen.is_due(fact) { statement_as_of(fact) } else { value(fact) };
    card.body.push(sourced(said, fact));
    card.body.extend(corrected(fact).map(|note| sourced(note, fact)));
}

/// "Europe’s largest economy (as of January 2026)"
fn statement_as_of(fact: &Fact) -> Message {
    let statement = match value(fact) {
        Message::Text(text) => Message::Text(text.trim_end_matches('.').to_owned()),
        other => other,
    };
    Message::with_two(Say::SentenceAsOf, statement, Arg::Month(fact.as_of))
}

fn corrected(fact: &Fact) -> Option<Message> {
    let correction = fact.corrected.as_ref()?;
    let args = vec![Arg::Date(correction.on), Arg::Text(correction.note.clone())];
    Some(Message::Say(Say::Corrected, args))
}

/// A row with where it stands: kind and date, what it is now where that is known, and whether it was wrong before.
fn line(fact: &Fact, entity: &Entity, seen: Seen) -> Line {
    let mut notes = vec![provenance(fact)];
    let mut stated = sourced(value(fact), fact);
    let now = seen.later().and_then(|(on, today)| known_since(fact, entity, on, today));
    if let Some(now) = now {
        let args = vec![value(now), Arg::Month(now.as_of)];
        notes.push(Message::Say(Say::LaterValue, args));
        stated.sources.push(now.source);
    } else if seen.is_due(fact) {
        notes.push(Message::word(Say::MayHaveChanged));
    }
    notes.extend(corrected(fact));
    let note = Some(Message::List(Say::Semicolon, notes));
    let time = match fact.value {
        FactValue::Date(day) => Some(timeline::Time { from: day, to: day, current: false }),
        _ => None,
    };
    Line { heading: Heading::Own(fact.label.clone()), value: stated, note, time }
}

/// "estimate, as of January 2026"; a day that has come is told with its year.
fn provenance(fact: &Fact) -> Message {
    let kind = match fact.kind {
        FactKind::Official => None,
        FactKind::Estimate => Some(Say::FactEstimate),
        FactKind::Pledge => Some(Say::FactPledge),
        FactKind::Projection => Some(Say::FactProjection),
        FactKind::Claim => Some(Say::FactClaim),
        FactKind::Derived => Some(Say::FactDerived),
    };
    let mut parts: Vec<Message> = kind.map(Message::word).into_iter().collect();
    for words in [&fact.basis, &fact.status].into_iter().flatten() {
        parts.push(Message::Text(words.clone()));
    }
    if !matches!(fact.value, FactValue::Date(day) if day <= fact.as_of) {
        parts.push(Message::with(Say::AsOf, Arg::Month(fact.as_of)));
    }
    Message::List(Say::Comma, parts)
}

/// The latest answer to the fact's question that came after the article.
fn known_since<'e>(fact: &Fact, entity: &'e Entity, on: Date, today: Date) -> Option<&'e Fact> {
    let later = entity.facts.iter().filter(|other| other.as_of > fact.as_of && !other.holds(Some(on)));
    let same = later.filter(|other| other.holds(Some(today)) && other.is_of_the_same(fact));
    same.max_by_key(|other| other.as_of).filter(|other| other.value != fact.value)
}
