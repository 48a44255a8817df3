//! Who held which office on which day, against lists that others keep: `../shared/data`, read in place, or the folder
//! that BACKSTORY_SHARED names. Skipped where it is not there; its licence keeps some of it out of the project.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::compiled::compiled;
use super::folder::{Folder, Sources};
use super::telling::{Told, date, sentences};
use backstory::pack::{OfficeId, Pack, Packs};
use backstory::text::fold;
use backstory::value::Date;
use serde_json::Value;

/// A file of the shared data; `None`, and a line about it, without it.
fn shared(name: &str) -> Option<String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("BACKSTORY_SHARED").map_or_else(beside, PathBuf::from);
    let text = fs::read_to_string(folder.join("data").join(name)).ok();
    if text.is_none() {
        println!("skipped: no {name} in {}", folder.display());
    }
    text
}

fn holder<'p>(packs: &'p Packs, office: &str, on: Date) -> Option<&'p str> {
    let at = packs.offices().iter().position(|known| known.id == office).expect(office);
    let holder = packs.holder(OfficeId(at as u32), on)?;
    Some(&packs.entity(holder.entity).name)
}

/// One term of the congress-legislators project: whose, of which office, and its days.
struct Term {
    name: String,
    office: &'static str,
    from: Date,
    to: Date,
}

/// Reads `executive.yaml`, of which four kinds of lines matter.
fn terms(yaml: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let (mut name, mut office, mut from) = (String::new(), "", None);
    for line in yaml.lines() {
        let Some((key, value)) = line.trim_start_matches([' ', '-']).split_once(": ") else { continue };
        let value = value.trim_matches('\'');
        match key {
            "last" => value.clone_into(&mut name),
            "type" if value == "prez" => office = "president-of-the-united-states",
            "type" => office = "vice-president-of-the-united-states",
            "start" => from = Some(date(value)),
            "end" => terms.extend(from.take().map(|from| Term {
                name: name.clone(),
                office,
                from,
                to: date(value),
            })),
            _ => {}
        }
    }
    terms
}

#[test]
fn us_presidents_and_vice_presidents_are_those_of_the_list_on_each_day() {
    let Some(yaml) = shared("congress/executive.yaml") else { return };
    let pack = compiled("packs/core");
    let until = pack.info().data_until;
    let packs = Packs::new(vec![pack]);
    let terms = terms(&yaml);
    assert!(terms.len() > 110, "{} terms", terms.len());
    let mut faults = String::new();
    for Term { name, office, from, to } in &terms {
        let middle = from.plus_days((to.to_days() - from.to_days()) / 2);
        for day in [*from, middle, to.plus_days(-1)].into_iter().filter(|day| *day <= until) {
            let found = holder(&packs, office, day);
            // Namesakes of the better known have what they were behind their name.
            let own = found.map(|found| found.split_once(" (").map_or(found, |(own, _)| own));
            if !own.is_some_and(|own| own.ends_with(name.as_str())) {
                writeln!(faults, "{office} on {day}: {name}, and not {found:?}").expect("a text");
            }
        }
        // Nobody, where no other term begins with the day.
        let follows = |other: &Term| other.office == *office && other.from <= *to && *to < other.to;
        if *to <= until && !terms.iter().any(follows) && holder(&packs, office, *to).is_some() {
            writeln!(faults, "{office} on {to}: nobody").expect("a text");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

const SNAPSHOTS: [&str; 4] = ["2026-05-16", "2026-06-22", "2026-07-02", "2026-08-22"];

/// A term as the snapshots show it.
struct Seat {
    holder: String,
    from: String,
    last_seen: &'static str,
}

/// The terms of each office of each country, in order.
type Seats = BTreeMap<(String, String), Vec<Seat>>;

fn seats(snapshots: &[Value]) -> Seats {
    let mut seats = Seats::new();
    for (snapshot, day) in snapshots.iter().zip(SNAPSHOTS) {
        for (country, about) in snapshot["countries"].as_object().expect("countries") {
            for (position, office) in about["positions"].as_object().expect("positions") {
                let holder = &office["current_holder"];
                let (Some(name), Some(since)) = (holder["name_en"].as_str(), holder["since"].as_str()) else {
                    continue;
                };
                let terms = seats.entry((country.clone(), position.clone())).or_default();
                match terms.last_mut().filter(|last| last.holder == name) {
                    Some(last) => last.last_seen = day,
                    None => {
                        terms.push(Seat { holder: name.to_owned(), from: since.to_owned(), last_seen: day });
                    }
                }
            }
        }
    }
    seats
}

fn slug(text: &str) -> String {
    let plain: String = text.chars().flat_map(fold).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn office_id(country: &str, position: &str) -> String {
    slug(&format!("{country} {position}"))
}

/// The list as an editor would write it down.
fn sources_of(seats: &Seats, snapshot: &Value) -> Sources {
    let mut entities = String::new();
    let mut offices = String::new();
    let mut people: Vec<&str> = seats.values().flatten().map(|seat| seat.holder.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    for name in people {
        let id = slug(name);
        write!(entities, "[[entity]]\nid = \"{id}\"\ntype = \"person\"\nname = \"{name}\"\ndescription = \"Politician\"\n\n")
            .expect("a text");
    }
    for (country, about) in snapshot["countries"].as_object().expect("countries") {
        let (id, name) = (slug(country), about["country"]["name_en"].as_str().unwrap_or(country));
        let demonym = if country == "uk" { "demonyms = [\"British\"]\n" } else { "" };
        write!(entities, "[[entity]]\nid = \"{id}\"\ntype = \"place\"\nname = \"{name}\"\ndescription = \"A country or body\"\n{demonym}\n")
            .expect("a text");
        for (position, office) in about["positions"].as_object().expect("positions") {
            let Some(terms) = seats.get(&(country.clone(), position.clone())) else { continue };
            let noun = office["title_en"].as_str().expect("a title").to_lowercase();
            let office = office_id(country, position);
            write!(offices, "[[office]]\nid = \"{office}\"\ntitle = \"{noun} of {name}\"\njurisdiction = \"{id}\"\nnouns = [\"{noun}\"]\n\n")
                .expect("a text");
            for (at, seat) in terms.iter().enumerate() {
                let to = terms.get(at + 1).map(|next| format!("to = {}\n", next.from)).unwrap_or_default();
                let (holder, from, seen) = (slug(&seat.holder), &seat.from, seat.last_seen);
                write!(offices, "[[office.holder]]\nentity = \"{holder}\"\nfrom = {from}\n{to}as_of = {seen}\nsource = \"list\"\n\n")
                    .expect("a text");
            }
        }
    }
    let pack = "id = \"leaders\"\ntitle = \"Leaders\"\nversion = \"1\"\nlanguage = \"en\"\ndata_until = 2026-08-22\n\
        author = \"The Backstory tests\"\nretrieved = 2026-08-22\n";
    let source = "[[source]]\nid = \"list\"\ntitle = \"World leaders\"\npublisher = \"Open Data Archive\"\n\
        url = \"https://github.com/open-data-archive/world-leaders-current\"\nlicence = \"CC BY-SA 4.0\"\ntier = \"secondary\"\n";
    [
        ("pack.toml", pack.to_owned()),
        ("sources.toml", source.to_owned()),
        ("entities/entities.toml", entities),
        ("entities/offices.toml", offices),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}

/// Compiled once: two tests ask for it, at the same time.
fn leaders() -> Option<&'static (Pack, Seats)> {
    static LEADERS: OnceLock<Option<(Pack, Seats)>> = OnceLock::new();
    LEADERS.get_or_init(read_leaders).as_ref()
}

fn read_leaders() -> Option<(Pack, Seats)> {
    let read = |day: &&str| Some(serde_json::from_str(&shared(&format!("leaders/{day}.json"))?).expect(day));
    let snapshots: Vec<Value> = SNAPSHOTS.iter().map(read).collect::<Option<_>>()?;
    let seats = seats(&snapshots);
    let folder = Folder::of("leaders", &sources_of(&seats, &snapshots[3]));
    let (pack, _) = folder.compile().unwrap_or_else(|report| panic!("{:#?}", report.faults));
    Some((pack, seats))
}

#[test]
fn leaders_are_those_of_each_snapshot_on_its_day() {
    let Some((pack, seats)) = leaders() else { return };
    let packs = Packs::new(vec![pack.clone()]);
    assert!(seats.len() > 50, "{} offices", seats.len());
    for ((country, position), terms) in seats {
        let office = office_id(country, position);
        for seat in terms {
            for day in [seat.from.as_str(), seat.last_seen] {
                assert_eq!(
                    holder(&packs, &office, date(day)),
                    Some(seat.holder.as_str()),
                    "{office} on {day}"
                );
            }
        }
        let first = date(&terms[0].from);
        assert_eq!(holder(&packs, &office, first.plus_days(-1)), None, "{office} before {first}");
    }
}

#[test]
fn the_british_change_of_20_july_2026_is_told_to_the_day() {
    let Some((pack, _)) = leaders() else { return };
    let text = "The British prime minister spoke on Monday. Keir Starmer and Andy Burnham had met before.";
    let meant = |on: &str| {
        let told = Told::new(pack, text, on, None, "{}");
        let found = told.mentions().into_iter().find(|line| line.starts_with("British prime minister = "));
        found.map(|line| line.split_once(" = ").expect("a line").1.to_owned())
    };
    assert_eq!(meant("2019-06-01"), None, "the list begins later");
    assert_eq!(meant("2026-07-19").as_deref(), Some("keir-starmer"));
    assert_eq!(meant("2026-07-20").as_deref(), Some("andy-burnham"));
    assert_eq!(meant("2026-11-26").as_deref(), Some("andy-burnham"));
    assert_eq!(meant("2027-02-18"), None, "180 days after the list ends nobody can know");
    let says = |id: &str, on: &str, today: &str| {
        let view = Told::new(pack, text, on, Some(today), "{}").card(id);
        sentences(&view).join(" | ")
    };
    assert_eq!(
        says("keir-starmer", "2026-07-10", "2026-11-26"),
        "Prime minister of United Kingdom since 5 July 2024 | \
         Since then: no longer prime minister of United Kingdom, from 20 July 2026 on."
    );
    assert_eq!(
        says("andy-burnham", "2026-07-10", "2026-11-26"),
        "Politician | Since then: prime minister of United Kingdom since 20 July 2026."
    );
    assert_eq!(
        says("keir-starmer", "2026-08-01", "2026-11-26"),
        "Former prime minister of United Kingdom (2024–2026)"
    );
    assert_eq!(
        says("keir-starmer", "2019-06-01", "2026-11-26"),
        "Politician | Since then: prime minister of United Kingdom from 5 July 2024 to 20 July 2026."
    );
}
