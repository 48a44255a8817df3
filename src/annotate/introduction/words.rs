//! Words by which newspapers introduce whom they name.

use super::gap;
use crate::mention::TITLES;
use crate::text::{Gap, Lexicon, Shape, Token, place_among};

/// What people do and are, as newspapers call them, besides the titles: before a name or behind it.
static ROLES: Lexicon = Lexicon::new(&[
    "adviser, advisor, advocate, banker, billionaire, boss, counsel, critic, deputy, doctor, \
     executive, expert, farmer, guard, head, investor, justice, lawmaker, lecturer, legislator, magistrate, master, medic, member, monarch, official, owner, partner, \
     pilot, player, playwright, pollster, principal, professor, publican, pundit, rapper, resident, \
     ruler, scholar, soldier, star, student, superintendent, surgeon, teacher, trader, tycoon, \
     vicar, winner, worker",
]);

/// Nouns that tell of what kind a thing is: behind a name, one of its kind's row shows that it is the name's.
pub(super) static KINDS: Lexicon = Lexicon::new(&[
    // A person, besides the roles.
    "agent, aide, ally, athlete, boy, champion, clerk, correspondent, counterpart, cousin, daughter, fellow, \
     friend, girl, graduate, grandson, heir, host, husband, man, marshal, monk, mother, native, nephew, niece, nun, \
     opponent, patient, predecessor, priest, rival, sheriff, son, successor, taoiseach, veteran, victim, widow, wife, \
     witness, woman",
    // A place.
    "area, bay, borough, camp, capital, city, coast, colony, commune, country, county, district, enclave, fort, hamlet, \
     harbour, hub, island, kingdom, lake, megacity, metropolis, monarchy, mountain, municipality, nation, \
     neighborhood, neighbourhood, outpost, park, peninsula, port, prefecture, protectorate, province, region, \
     republic, reserve, resort, river, settlement, state, stronghold, suburb, territory, town, township, valley, \
     village, volcano",
    // A body.
    "affiliate, agency, airline, alliance, arm, army, association, bank, band, body, brand, brewer, broadcaster, \
     broker, brokerage, business, chain, charity, club, coalition, college, committee, company, conglomerate, \
     consortium, consultancy, cooperative, corporation, developer, distributor, federation, firm, foundation, fund, \
     giant, group, hospital, house, institute, institution, insurer, label, lender, lobby, magazine, maker, manufacturer, \
     militia, ministry, movement, museum, network, newspaper, nonprofit, operator, organisation, \
     organization, outfit, party, platform, producer, publication, regulator, retailer, school, service, site, \
     startup, studio, subsidiary, supplier, tank, team, thinktank, union, unit, university, watchdog, \
     website, wing",
]);

pub(super) const PLACE: usize = 1;
const BODY: usize = 2;

/// So nouns of persons end, the first few ("an auctioneer") as no given name does,
/// the next as persons only ("a historian", but "Julian"), the others as those who do something, and more: "a theater".
const PERSONS: &str = "ist eer woman lord ian man er or ant ee tress wright crat";
const SURE: usize = 4;
const ONLY: usize = 6;

/// Words by what they do in a sentence: a row for each of the numbers below.
pub(super) static SMALL: Lexicon = Lexicon::new(&[
    // They end what an apposition's first words name: "a maker | of anvils", "the man | who".
    "who, whom, whose, which, that, where, when, of, in, at, on, for, from, with, by, to, as, about, near, \
     under, than, between, before, after",
    // They show that no apposition is meant: "Roe, the minister said, …".
    "say, said, says, told, tells, added, adds, wrote, writes, warned, argued",
    "is, are, was, were, has, had, have, will, would, can, could, does, did",
    // Whose it is they do not tell: "its chairman" on a card says nothing.
    "her, hers, his, its, my, our, ours, their, theirs, your",
    // Days stand before a title: "On Monday President Roe".
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday",
    // An apposition begins with one of these, or with a role: "a think tank", "its founder", "who leads the board".
    "a, an, the, another, one, former, then, now",
    // What ends as nouns of persons do, and is nobody.
    "answer, assist, better, bigger, border, career, center, chapter, character, committee, computer, \
     consider, corner, danger, degree, disaster, distress, earlier, either, error, factor, floor, further, \
     greater, however, insist, larger, later, latter, letter, matter, mister, moreover, neither, never, \
     number, offer, older, order, other, paper, persist, power, quarter, rather, remember, resist, \
     restaurant, river, sector, smaller, summer, thereafter, three, together, tower, variant, water, weather, \
     whether, winter, young, younger",
]);

pub(super) const CLAUSE: usize = 0;
pub(super) const VERB: usize = 1;
pub(super) const AUXILIARY: usize = 2;
pub(super) const PRONOUN: usize = 3;
pub(super) const DAY: usize = 4;
pub(super) const OPENER: usize = 5;
pub(super) const NOBODY: usize = 6;

/// Bodies and countries are called so, too: "the leader in loans", "a launch site".
static ANYBODY: Lexicon = Lexicon::new(&[
    "body, champion, college, designer, founder, giant, host, investor, label, leader, manager, master, member, museum, opponent, owner, \
     partner, player, producer, publisher, rival, school, site, star, trader, university, victim, winner",
]);

/// What narrows a role before a name.
static NARROWER: Lexicon = Lexicon::new(&[
    "acting, affairs, army, assistant, associate, business, cabinet, cafe, campaign, charity, commerce, \
     communications, company, council, defence, defense, economy, education, elect, energy, environment, \
     ex, family, fellow, film, finance, fire, first, football, forces, foreign, former, \
     government, health, home, human, incoming, industry, information, interim, investment, interior, \
     jailed, labour, late, majority, managing, media, ministry, minority, opinion, opposition, ousted, outgoing, \
     party, police, press, prime, retired, rights, school, security, senior, shadow, shop, state, team, theatre, then, \
     tourism, trade, transport, treasury, union, vice",
]);

/// So end words that narrow a role: "provincial governor", "economic adviser".
const NARROWING: &str = "onal cal ral cial ic ary";

/// So end what may stand between an article and a role: "the |outspoken| minister".
const DESCRIBING: &str = "ed ous ive ken ern est ish born";

/// Roles that say nothing unless it is said of what.
pub(super) static BARE: Lexicon = Lexicon::new(&[
    "aunt, boss, brother, candidate, chair, chairman, chairwoman, chief, commissioner, datuk, deputy, director, duke, \
     earl, elder, emperor, executive, father, fellow, founder, general, governor, head, king, lady, leader, lord, \
     major, man, manager, master, member, minister, mother, native, officer, official, owner, partner, president, prince, \
     princess, queen, representative, secretary, seri, sheikh, shri, sister, speaker, spokesman, spokesperson, \
     spokeswoman, woman",
]);

/// Whether a word is of a row of [`SMALL`].
pub(super) fn is(word: &Token, row: usize, text: &str) -> bool {
    word.row_in(&SMALL, text) == Some(row)
}

/// Whether a word is what somebody does or is, small or not: "minister", "Gov".
pub(super) fn is_role(word: &Token, text: &str) -> bool {
    // "Mr" and "Sir" tell nothing.
    let titled = || word.row_in(&TITLES, text).is_some_and(|row| row != 1);
    let listed = word.is_in(&ROLES, text) || titled();
    listed && !is(word, NOBODY, text) || ends_as_person(word, SURE, text)
}

/// Whether a small word tells of a person: "shopkeeper", "epidemiologist", "cousin".
pub(super) fn is_somebody(noun: &Token, text: &str) -> bool {
    noun.shape == Shape::Lower && (is_person(noun, text) || ends_as_person(noun, usize::MAX, text))
}

/// Whether a word ends in one of the first endings of persons.
fn ends_as_person(noun: &Token, endings: usize, text: &str) -> bool {
    ending(noun, PERSONS, text).is_some_and(|at| at < endings) && noun.row_in(&SMALL, text).is_none()
}

/// Whether a word in capitals is a role that tells something, and no given name: "Egyptologist", but neither "President" nor
/// "Walter", unless it stands alone: "Surfer Jo Li".
pub(super) fn is_trade(word: &Token, text: &str, alone: bool) -> bool {
    (is_role(word, text) || alone && ends_as_person(word, usize::MAX, text)) && !word.is_in(&BARE, text)
}

/// Trades at the beginning of what was taken for a name, which two words are left of: "|Singer-songwriter| Ann Roe".
pub(super) fn trades(text: &str, name: &[Token]) -> usize {
    let is_part = |word: &&Token| is_trade(word, text, word.gap == Gap::Hyphen);
    name.iter().take(name.len().saturating_sub(2)).take_while(is_part).count()
}

/// Whether a word tells of a person wherever it stands: "theater" ends as "painter" does.
pub(super) fn is_person(noun: &Token, text: &str) -> bool {
    let tells = || is_kind(noun, 0, text) || ends_as_person(noun, ONLY, text);
    match noun.shape {
        Shape::Lower => is_role(noun, text) || tells(),
        // "a Labour MP", "its CEO"
        Shape::Capitals => is_role(noun, text),
        _ => false,
    }
}

/// Whether a small word tells of a body: "bank", "toolmaker", "start-up", which is two words.
pub(super) fn is_body(noun: &Token, text: &str) -> bool {
    let made = || noun.of(text).ends_with("maker") || gap(text, 0, noun.span.end).ends_with("start-up");
    is_kind(noun, BODY, text) || noun.shape == Shape::Lower && made()
}

/// Whether a small word is of a row of [`KINDS`].
pub(super) fn is_kind(noun: &Token, row: usize, text: &str) -> bool {
    noun.shape == Shape::Lower && noun.row_in(&KINDS, text) == Some(row)
}

/// Whether a noun tells of one kind of thing only.
pub(super) fn is_plain(noun: &Token, text: &str) -> bool {
    !noun.is_in(&ANYBODY, text)
}

/// Whether a small word narrows a role: "foreign", "provincial".
pub(super) fn narrows(word: &Token, text: &str) -> bool {
    word.shape == Shape::Lower
        && (word.is_in(&NARROWER, text) || is_role(word, text) || ending(word, NARROWING, text).is_some())
}

/// Whether a small word describes who is named behind it: "disgraced".
pub(super) fn describes(word: &Token, text: &str) -> bool {
    word.shape == Shape::Lower && ending(word, DESCRIBING, text).is_some()
}

/// Whether a word is spelt as one of some that spaces part.
#[inline(never)]
pub(super) fn reads(word: &Token, words: &str, text: &str) -> bool {
    place_among(words, word.of(text)).is_some()
}

pub(super) fn is_article(word: &Token, text: &str) -> bool {
    reads(word, "The the A a An an", text)
}

/// Which of some endings a word has, the longest first.
fn ending(word: &Token, endings: &str, text: &str) -> Option<usize> {
    const STEM: usize = 3;
    let word = word.of(text);
    (STEM..word.len()).find_map(|start| place_among(endings, word.get(start..)?))
}
