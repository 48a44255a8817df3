//! English words that steer the reading of names. Tables only: each row is a reason to link or to stay silent.

use crate::text::Lexicon;

/// Before a surname they prove that a person is meant; beside any name they are not part of it. Lower case.
pub(super) static TITLES: Lexicon = Lexicon::new(&[
    "mr, mrs, ms, miss, mx, dr, prof, professor, sir, dame, lord, lady, president, chancellor, premier, \
     minister, secretary, senator, sen, representative, rep, governor, gov, mayor, general, gen, colonel, \
     col, admiral, adm, marshal, captain, capt, judge, justice, king, queen, prince, princess, pope, \
     chairman, chairwoman, chair, leader, chief, director, ambassador, spokesman, spokeswoman, spokesperson, \
     commissioner, congressman, congresswoman, analyst",
]);

/// Words in capitals beside a name that are no part of it: days, months, roles in title case.
pub(super) static NEIGHBOURS: Lexicon = Lexicon::new(&[
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, \
     june, july, august, september, october, november, december, government, vice, prime, foreign, defence, \
     defense, deputy, former, i, a",
]);

/// In capitals before a place they make another place of it, even where a sentence begins: "South China Sea".
pub(super) static PLACE_PARTS: Lexicon = Lexicon::new(&[
    "north, south, east, west, northern, southern, eastern, western, central, new, old, greater, upper, \
     lower, saint, st, lake, mount, mt, port, fort, cape, san, santa, el, la, los",
]);

/// Before "of" they begin a name even where a sentence begins: "Bank of China", unlike "Visitors of Taipei".
pub(super) static INSTITUTIONS: Lexicon = Lexicon::new(&[
    "academy, bank, battle, church, college, gulf, house, institute, kingdom, museum, port, radio, republic, \
     school, sea, strait, university, voice",
]);

/// Words that may stand in capitals only because a sentence begins with them.
pub(super) static SENTENCE_OPENERS: Lexicon = Lexicon::new(&[
    "the, in, on, at, as, an, but, and, or, if, for, from, to, of, by, with, after, before, when, while, \
     though, although, since, until, both, that, this, these, those, while, under, over, between, among, \
     against, because, so, yet, what, why, how, where, who, his, her, their, its, our, last, next, then, now, \
     meanwhile, benchmark, even, unlike, like, despite, during, without, within, near, around, about, not, \
     no, neither, either, all, some, many, most, just, only, also, once, whether, is, was, are, were, has, have, did, does, \
     can, will, would, could, should, today, yesterday, overseas",
]);

/// Before an office they mean somebody who does not hold it on the day, or one of several ("a vice-chairman of").
pub(super) static NOT_IN_OFFICE: Lexicon = Lexicon::new(&[
    "a, an, another, any, former, ex, then, next, future, late, acting, deputy, incoming, outgoing, first, would",
]);

/// Nouns that mean any country: they need an adjective to mean one.
pub(super) static GENERIC_NOUNS: Lexicon =
    Lexicon::new(&["country, nation, state, government, city, capital"]);

/// Someone goes: with "to", the city is meant and not its government.
pub(super) static TRAVEL: Lexicon = Lexicon::new(&[
    "visit, visits, visited, visiting, trip, trips, travel, travels, travelled, traveled, travelling, fly, \
     flies, flew, flight, flown, flights, went, go, goes, going, arrive, arrives, arrived, return, returned, \
     returns, journey, drive, drove, train, sent, moved, move, invited, tour",
]);

/// Behind a capital they make a name of it that no pack knows: "the Paris agreement" is not about France.
pub(super) static NAMED_AFTER_CITIES: Lexicon = Lexicon::new(&[
    "accord, accords, agreement, agreements, conference, convention, declaration, pact, protocol, summit, treaty",
]);

/// What stands between the two: "the Paris climate agreement". No verbs: "Beijing wants agreement".
pub(super) static MATTERS: Lexicon = Lexicon::new(&["arms, climate, naval, nuclear, peace, security, trade"]);

/// Behind a capital they mean the place itself: "Seoul residents", "Washington-based", "Beijing time".
pub(super) static PLACE_FOLLOWERS: Lexicon = Lexicon::new(&[
    "airport, area, based, born, chapter, hotel, metro, museum, native, neighborhood, neighbourhood, region, \
     resident, residents, restaurant, state, street, streets, suburb, suburbs, time, university",
]);

/// Before a capital they mean the place itself.
pub(super) static PLACE_PREPOSITIONS: Lexicon =
    Lexicon::new(&["in, near, outside, around, inside, across, into"]);
