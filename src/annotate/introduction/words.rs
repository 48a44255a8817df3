//! Words by which newspapers introduce whom they name.

use crate::text::Lexicon;

/// What people do and are, as newspapers call them: before a name or behind it.
pub(super) static ROLES: Lexicon = Lexicon::new(&[
    "activist, actor, actress, adviser, advisor, ambassador, analyst, architect, artist, author, banker, bishop, boss, \
     captain, cardinal, ceo, chair, chairman, chairwoman, chancellor, chief, coach, co-founder, columnist, commander, \
     commissioner, composer, co-ordinator, coordinator, counsel, deputy, designer, diplomat, director, doctor, \
     economist, editor, engineer, envoy, executive, expert, farmer, film-maker, filmmaker, founder, general, governor, \
     head, historian, inspector, investor, journalist, judge, lawmaker, lawyer, leader, lecturer, manager, mayor, \
     member, minister, mp, novelist, nurse, officer, official, owner, partner, physicist, pilot, player, poet, \
     politician, premier, president, principal, producer, professor, prosecutor, reporter, representative, researcher, \
     resident, scholar, scientist, secretary, senator, singer, soldier, speaker, specialist, spokesman, spokesperson, \
     spokeswoman, strategist, student, superintendent, surgeon, teacher, trader, vice-chairman, vice-president, \
     winner, worker, writer",
]);

/// Nouns that tell of what kind a thing is: behind a name, one of its kind's row shows that it is the name's.
pub(super) static KINDS: Lexicon = Lexicon::new(&[
    // A person, besides the roles.
    "admiral, advocate, agent, attorney, aunt, boy, candidate, champion, chef, clerk, colonel, correspondent, cousin, critic, \
     daughter, father, fellow, friend, girl, graduate, grandson, heir, host, husband, king, lady, major, man, marshal, monk, \
     mother, native, neighbour, nephew, niece, nun, opponent, patient, priest, prince, princess, queen, rival, sheriff, son, \
     veteran, victim, widow, wife, witness, woman",
    // A place.
    "area, bay, borough, camp, capital, city, coast, colony, country, county, district, enclave, fort, hamlet, harbour, hub, \
     island, kingdom, lake, megacity, metropolis, monarchy, mountain, municipality, nation, neighborhood, neighbourhood, \
     outpost, park, peninsula, port, prefecture, protectorate, province, region, republic, reserve, resort, river, settlement, \
     state, stronghold, suburb, territory, town, township, valley, village, volcano",
    // A body.
    "affiliate, agency, airline, alliance, arm, army, association, bank, band, body, brand, broadcaster, brokerage, business, \
     carmaker, chain, charity, club, coalition, college, committee, company, conglomerate, consortium, consultancy, \
     cooperative, corporation, developer, distributor, federation, firm, foundation, fund, giant, group, institute, institution, \
     insurer, label, lender, lobby, magazine, maker, manufacturer, militia, ministry, movement, museum, network, newspaper, \
     non-profit, nonprofit, operator, organisation, organization, outfit, party, platform, producer, publication, regulator, \
     retailer, school, service, site, startup, start-up, studio, subsidiary, supplier, tank, team, union, unit, university, \
     watchdog, website, wing",
]);

/// Nouns of those who do something end so: "a shopkeeper", "an epidemiologist", "a trustee".
pub(super) const DOERS: [&str; 8] = ["er", "or", "ist", "ian", "ant", "ee", "man", "woman"];

/// What ends so and is nobody.
pub(super) static NOBODIES: Lexicon = Lexicon::new(&[
    "answer, border, career, center, chapter, character, committee, computer, corner, danger, degree, disaster, door, earlier, error, \
     factor, fee, floor, later, latter, letter, matter, number, offer, order, other, paper, plant, power, quarter, restaurant, \
     river, sector, summer, tower, variant, water, weather, winter",
]);

/// They end what an apposition's first words name: "a maker | of anvils", "the man | who".
pub(super) static CLAUSES: Lexicon = Lexicon::new(&[
    "who, whom, whose, which, that, where, when, of, in, at, on, for, from, with, by, to, as, about, near, under, than",
]);

/// What narrows a role before a name.
pub(super) static NARROWER: Lexicon = Lexicon::new(&[
    "acting, assistant, associate, chief, defence, defense, deputy, education, energy, executive, finance, first, \
     foreign, former, general, health, home, interim, interior, justice, managing, national, party, police, prime, \
     senior, state, then, trade, vice",
]);

/// Roles that say nothing unless it is said of what.
pub(super) static BARE: Lexicon = Lexicon::new(&[
    "boss, chair, chief, general, head, leader, member, minister, officer, official, president, secretary",
]);

/// Days stand before a title: "On Monday President Roe".
pub(super) static DAYS: Lexicon =
    Lexicon::new(&["monday, tuesday, wednesday, thursday, friday, saturday, sunday"]);

/// An apposition begins with one of these, or with a role: "a think tank", "its founder", "who leads the board".
pub(super) static OPENERS: Lexicon =
    Lexicon::new(&["a, an, the, its, his, her, their, our, one, former, then, now"]);

/// Verbs that show that no apposition is meant: "Roe, the minister said, …".
pub(super) static VERBS: Lexicon =
    Lexicon::new(&["said, says, told, tells, added, adds, wrote, writes, warned, argued"]);

pub(super) static AUXILIARIES: Lexicon =
    Lexicon::new(&["is, are, was, were, has, had, have, will, would, can, could, does, did"]);
