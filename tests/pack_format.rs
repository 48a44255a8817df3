//! From sources to a file and back: files that are exact, bytes that cannot hurt, and faults all at once.
#![cfg(feature = "cli")]

#[path = "packs/afternoon.rs"]
mod afternoon;
#[path = "packs/chunks.rs"]
mod chunks;
#[path = "packs/compiled.rs"]
mod compiled;
#[path = "../benches/shared/dice.rs"]
mod dice;
#[path = "packs/docs.rs"]
mod docs;
#[path = "packs/faults.rs"]
mod faults;
#[path = "packs/folder.rs"]
mod folder;
#[path = "packs/forged.rs"]
mod forged;
#[path = "packs/mutations.rs"]
mod mutations;
#[path = "packs/relations.rs"]
mod relations;
#[path = "packs/rules.rs"]
mod rules;
#[path = "packs/schema.rs"]
mod schema;
#[path = "packs/silence.rs"]
mod silence;
#[path = "packs/stack.rs"]
mod stack;
#[path = "packs/tools.rs"]
mod tools;

use std::rc::Rc;

use backstory::annotate::{Job, Overrides};
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, card};
use backstory::mention::find::Model;
use backstory::pack::{FORMAT_VERSION, FactValue, Pack, Packs};
use backstory::publish::publish;
use backstory::value::Date;
use compiled::compiled;
use folder::{Folder, edited, sources};
use forged::{STORY, exercise, reseal, section};

fn paris_bytes() -> Vec<u8> {
    compiled("tests/packs/paris").to_bytes()
}

/// The pack of an article, with names that no pack knows.
fn article_bytes() -> Vec<u8> {
    let article = Article::from_plain_text(STORY, Some(date("2025-06-01")), Language::En);
    let packs = Packs::new(vec![compiled("tests/packs/paris")]);
    publish("story", &article, &packs, Some(&Model::built_in()), &Overrides::default()).bytes
}

#[track_caller]
fn date(text: &str) -> Date {
    text.parse().expect(text)
}

#[test]
fn what_the_sources_say_comes_back_from_the_file() {
    let pack = compiled("tests/packs/paris");
    let loaded = Pack::from_bytes(&pack.to_bytes()).expect("the pack loads");
    assert_eq!(loaded, pack);
    let packs = Packs::new(vec![loaded]);
    let id = |id: &str| packs.find(id).expect(id);
    let tower = packs.entity(id("eiffel-tower"));
    assert_eq!((tower.name.as_str(), tower.part_of), ("Eiffel Tower", Some(id("paris"))));
    let height = &tower.facts[0];
    assert_eq!((height.id.as_str(), height.retrieved), ("eiffel-tower/height", date("2025-12-31")));
    assert!(matches!(&height.value, FactValue::Number { value, unit }
        if value.to_string() == "330" && unit.as_str() == "meter"));
    assert_eq!(packs.source(height.source).id, "tower");
    let mayor = |on: &str| {
        let holders = packs.offices()[0].holders.iter();
        let mut serving = holders.filter(|h| h.from <= date(on) && h.to.is_none_or(|to| date(on) < to));
        serving.next().map(|holder| packs.entity(holder.entity).id.as_str())
    };
    assert_eq!(mayor("2014-04-04"), Some("bertrand-delanoe"));
    assert_eq!(mayor("2014-04-05"), Some("anne-hidalgo"));
    assert_eq!(mayor("2001-03-24"), None);
    let rows = &packs.series()[0].rows;
    assert_eq!(rows[0].note, "With its flagpole, at the opening");
    assert_eq!((rows[0].from, rows[0].to), (date("1889-03-31"), date("1889-04-01")));
}

#[test]
fn the_packs_of_this_repository_come_back_whole_and_are_of_use() {
    for folder in ["packs/us-china-taiwan", "packs/european-defence", "tests/packs/paris"] {
        let pack = compiled(folder);
        let bytes = pack.to_bytes();
        let loaded = Pack::from_bytes(&bytes).expect(folder);
        assert_eq!(loaded, pack, "{folder}");
        assert_eq!(loaded.to_bytes(), bytes, "{folder}");
        exercise(vec![loaded]);
    }
    assert!(exercise(vec![compiled("tests/packs/paris")]) >= 12, "the story must reach the whole pack");
}

#[test]
fn the_same_sources_give_the_same_bytes_in_whatever_order_they_are_written() {
    let sources = sources("tests/packs/paris");
    for (name, folder) in [
        ("forwards", Folder::of("forwards", sources.iter())),
        ("backwards", Folder::of("backwards", sources.iter().rev())),
    ] {
        let (pack, _) = folder.compile().unwrap_or_else(|report| panic!("{name}: {:?}", report.faults));
        assert!(pack.to_bytes() == paris_bytes(), "{name}");
    }
}

/// A newsroom's own pack over the shipped one.
#[test]
fn a_later_pack_replaces_what_an_earlier_one_says() {
    let folder = Folder::of(
        "later",
        &edited(&[
            ("entities/places.toml", "number = 330", "number = 331"),
            ("entities/places.toml", "aliases = [\"Tour Eiffel\"]", "aliases = [\"La Dame de Fer\"]"),
            ("entities/people.toml", "nouns = [\"mayor\"]", "nouns = [\"head\"]"),
            ("series/tower-height.csv", ",,330,", ",,331,"),
        ]),
    );
    let (later, _) = folder.compile().unwrap_or_else(|report| panic!("{:?}", report.faults));
    let packs = Rc::new(Packs::new(vec![compiled("tests/packs/paris"), later]));
    assert_eq!((packs.entities().count(), packs.offices().len(), packs.origins().count()), (4, 1, 2));
    let text =
        "The Tour Eiffel, La Dame de Fer, is in Paris. Its height was 312 metres: the Eiffel Tower is tall.";
    let article = Article::from_plain_text(text, Some(date("2025-06-01")), Language::En);
    let mut job = Job::new(article, Rc::clone(&packs));
    let annotations = job.finish();
    let found: Vec<String> = annotations
        .notes
        .iter()
        .map(|note| {
            let view = card(note.subject, job.article(), &annotations, &packs, &ReaderContext::default())
                .expect("a card");
            let chart =
                view.chart.iter().flat_map(|chart| chart.rows.iter().flat_map(|row| row.texts.clone()));
            let rows = view.rows.iter().map(|row| row.value.clone());
            format!("{} {}", view.title, rows.chain(chart).collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(found, ["Eiffel Tower 331 metres", "Paris ", "312 metres 331 metres 312 metres"]);
    assert_eq!(annotations.notes[0].at.len(), 3, "aliases add up: {annotations:#?}");
}

// Bytes from outside.

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    for folder in ["tests/packs/paris", "packs/us-china-taiwan", "packs/european-defence"] {
        let bytes = compiled(folder).to_bytes();
        for length in 0..bytes.len() {
            assert!(Pack::from_bytes(&bytes[..length]).is_err(), "{folder} cut at {length}");
        }
    }
    let bytes = article_bytes();
    for length in 0..bytes.len() {
        assert!(Pack::from_bytes(&bytes[..length]).is_err(), "an article's pack cut at {length}");
    }
}

#[test]
fn every_single_flipped_bit_is_noticed() {
    for mut bytes in [paris_bytes(), article_bytes()] {
        for bit in 0..bytes.len() * 8 {
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(Pack::from_bytes(&bytes).is_err(), "bit {} of byte {}", bit % 8, bit / 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        assert!(Pack::from_bytes(&bytes).is_ok());
    }
}

#[track_caller]
fn assert_refused(bytes: &[u8], because: &str) {
    let message = Pack::from_bytes(bytes).unwrap_err().to_string();
    assert!(message.contains(because) && !message.contains('\n'), "{message}");
}

#[test]
fn the_reason_of_a_refusal_is_said() {
    let good = paris_bytes();
    assert_refused(b"", "not a Backstory pack");
    assert_refused(b"<!doctype html><title>404</title>", "not a Backstory pack");
    assert_refused(&[&good[..], b"\n"].concat(), "cannot be read");
    assert_refused(
        &good[..200],
        &format!("{} bytes are needed, 200 are there", section(&good, 0).expect("a section").end),
    );
    let mut other = good.clone();
    other[8] += 1;
    assert_refused(&other, &format!("format version {}", FORMAT_VERSION + 1));
    let mut damaged = good.clone();
    let last = damaged.len() - 20;
    damaged[last] ^= 0x20;
    assert_refused(&damaged, "\"bodies\" of the pack is damaged");
    let https = b"https://www.paris.fr/";
    let at = good.windows(https.len()).position(|window| window == https).expect("the link");
    let mut insecure = good.clone();
    insecure[at..at + 8].copy_from_slice(b"http:///");
    reseal(&mut insecure);
    assert_refused(&insecure, "only https is allowed");
}

/// Whoever can forge a checksum can write any byte: what still loads has to be harmless.
#[test]
fn bytes_changed_under_right_checksums_are_refused_or_harmless() {
    for good in [paris_bytes(), article_bytes()] {
        assert_harmless(&good);
    }
}

fn assert_harmless(good: &[u8]) {
    let first = section(good, 0).expect("a section").start;
    let mut loaded = 0;
    for at in first..good.len() {
        for value in [0x00, 0x7f, 0x80, 0xff, good[at] ^ 0x01, good[at] ^ 0x40, good[at].wrapping_add(1)] {
            let mut bad = good.to_vec();
            bad[at] = value;
            reseal(&mut bad);
            if let Ok(pack) = Pack::from_bytes(&bad) {
                loaded += usize::from(exercise(vec![pack]) > 0);
            }
        }
    }
    assert!(loaded > 1000, "only {loaded} of the changed packs load: the test does not reach the reader");
}
