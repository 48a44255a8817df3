//! The commands that look after packs, run as an editor runs them.

use std::fs;

use super::faults::{backstory, said};
use super::folder::{Folder, edited};

const STORY: &str = "Anne Hidalgo, the mayor of Paris, climbed the Eiffel Tower.\n\nThe tower is 330 metres tall, she said. \
    Édouard Bellanger, a guide, had counted 4,500 steps and €12.5m of paint.\n\nBellanger said that Lyon had nothing like it.";

/// A pack's folder, and beside its sources the story as `story.txt`.
fn with_story(name: &str, edits: &[(&str, &str, &str)]) -> (Folder, String) {
    let folder = Folder::of(name, &edited(edits));
    fs::write(folder.0.join("story.txt"), STORY).expect("a writable folder");
    let path = folder.0.to_str().expect("UTF-8").to_owned();
    (folder, path)
}

/// Exit code and output as JSON.
#[track_caller]
fn json(arguments: &[&str]) -> (Option<i32>, serde_json::Value) {
    let output = backstory(&[arguments, &["--format", "json"]].concat());
    let text = String::from_utf8_lossy(&output.stdout);
    (output.status.code(), serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

#[test]
fn diff_tells_what_readers_of_an_archive_would_see_otherwise() {
    let (old, before) = with_story("diff-old", &[]);
    let (_new, after) = with_story(
        "diff-new",
        &[
            ("entities/places.toml", "aliases = [\"Tour Eiffel\"]\nnouns = [\"tower\"]\n", ""),
            ("entities/places.toml", "with its aerials", "with aerials"),
            ("entities/people.toml", "as_of = 2025-12-31", "to = 2025-01-01\n  as_of = 2025-12-31"),
        ],
    );
    let dated = old.0.join("set.jsonl");
    let line = serde_json::json!({"id": "one", "text": STORY, "date": "2026-02-05"});
    fs::write(&dated, format!("{line}\n")).expect("a writable folder");
    let dated = dated.to_str().expect("UTF-8");
    let (code, changes) = json(&["pack", "diff", &before, &after, "--on", dated]);
    assert_eq!(code, Some(1));
    let of = |kind: &str| -> Vec<&serde_json::Value> {
        changes.as_array().expect("a list").iter().filter(|change| change["change"] == kind).collect()
    };
    let gone: Vec<&str> = of("gone").iter().map(|change| change["text"].as_str().expect("a text")).collect();
    assert_eq!(gone, ["mayor of Paris", "tower", "330 metres"], "{changes:#}");
    let tower =
        of("card").into_iter().find(|change| change["text"] == "Eiffel Tower").expect("a changed card");
    assert_eq!(tower["before"], "Height: 330 metres (with its aerials, as of March 2022)");
    assert_eq!(tower["after"], "Height: 330 metres (with aerials, as of March 2022)");
    assert_eq!(tower["sentence"], "Anne Hidalgo, the mayor of Paris, climbed the Eiffel Tower.");
    assert!(tower["article"].as_str().is_some_and(|name| name.ends_with("set.jsonl:one")), "{tower}");

    let same = backstory(&["pack", "diff", &before, &before, "--on", &format!("{before}/story.txt")]);
    assert_eq!(
        (said(&same), String::from_utf8_lossy(&same.stdout).trim()),
        ((Some(0), vec![]), "1 articles: nothing changes")
    );
}

#[test]
fn coverage_lists_what_has_no_card_by_how_often_it_is_named() {
    let (_folder, path) = with_story("coverage", &[]);
    let story = format!("{path}/story.txt");
    let (code, list) = json(&["pack", "coverage", &story, &story, "--pack", &path]);
    assert_eq!((code, &list["articles"]), (Some(0), &serde_json::json!(2)));
    let name = &list["names"][0];
    assert_eq!(
        (&name["type"], &name["articles"]),
        (&serde_json::json!("person"), &serde_json::json!(2)),
        "{list:#}"
    );
    assert!(name["text"].as_str().is_some_and(|text| text.contains("Bellanger")), "{name}");
    let texts: Vec<&str> =
        list["names"].as_array().expect("names").iter().filter_map(|n| n["text"].as_str()).collect();
    assert!(texts.contains(&"Lyon") && !texts.contains(&"Paris"), "{texts:?}");
    let money =
        list["figures"].as_array().expect("figures").iter().find(|f| f["text"] == "EUR").expect("an amount");
    assert_eq!(
        (&money["times"], &money["example"]["text"]),
        (&serde_json::json!(2), &serde_json::json!("€12.5m"))
    );
    assert!(
        money["example"]["sentence"].as_str().is_some_and(|s| s.starts_with("Édouard Bellanger")),
        "{money}"
    );
}

#[test]
fn stale_asks_for_each_class_at_its_own_time() {
    let (_folder, path) = with_story(
        "stale",
        &[("entities/places.toml", "kind = \"official\"", "review_by = 2026-05-01\nkind = \"official\"")],
    );
    let classes = |on: &str| -> (Option<i32>, Vec<String>) {
        let (code, items) = json(&["pack", "stale", &path, "--on", on]);
        let class = |item: &serde_json::Value| item["class"].as_str().expect("a class").to_owned();
        (code, items.as_array().expect("a list").iter().map(class).collect())
    };
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    // The tower's height and its series are of 2022; the office and the pack are known until the end of 2025.
    assert_eq!(classes("2023-03-15"), (Some(0), vec![]));
    assert_eq!(classes("2023-03-16"), (Some(1), owned(&["other facts"])));
    assert_eq!(classes("2026-06-29").1, owned(&["other facts", "records", "due"]));
    assert_eq!(classes("2026-06-30").1, owned(&["offices", "packs", "other facts", "records", "due"]));
    let reviewed = [(
        "entities/places.toml",
        "kind = \"official\"",
        "reviewed_by = \"An editor\"\nreviewed_on = 2026-06-01\nkind = \"official\"",
    )];
    let (_folder, path) = with_story("reviewed", &reviewed);
    let (_, items) = json(&["pack", "stale", &path, "--on", "2026-06-29"]);
    assert_eq!(items.as_array().map(Vec::len), Some(1), "only the series: {items:#}");
    assert_eq!(
        (&items[0]["file"], &items[0]["line"]),
        (&serde_json::json!("series/tower-height.toml"), &serde_json::json!(1))
    );
}

#[test]
fn stale_names_keys_that_there_are() {
    let review = "review_by = 2026-05-01\n";
    let (_folder, path) = with_story(
        "mends",
        &[
            ("entities/places.toml", "kind = \"official\"", &format!("{review}kind = \"official\"")),
            ("entities/places.toml", "part_of = \"paris\"", &format!("{review}part_of = \"paris\"")),
            ("entities/people.toml", "as_of = 2025-12-31", &format!("{review}as_of = 2025-12-31")),
            ("series/tower-height.toml", "unit =", &format!("{review}unit =")),
        ],
    );
    let (_, items) = json(&["pack", "stale", &path, "--on", "2026-06-29"]);
    let told = |item: &serde_json::Value| {
        let text = |key: &str| item[key].as_str().expect(key).to_owned();
        [text("class"), text("message"), text("mend")]
    };
    let items: Vec<[String; 3]> = items.as_array().expect("a list").iter().map(told).collect();
    for (class, of, mend) in [
        ("other facts", "series", "add the rows since then, or set `reviewed_on`"),
        (
            "records",
            "fact",
            "see whether it still holds: mend it, end it with `valid_to`, or set `reviewed_on`",
        ),
        ("due", "fact", "look at it again, then move the day; what is over gets its `valid_to`"),
        ("due", "entity", "look at it again, then move the day"),
        ("due", "a holder", "look at it again, then move the day; what is over gets its `to`"),
        ("due", "series", "look at it again, then move the day"),
    ] {
        let has = |item: &[String; 3]| item[0] == class && item[1].starts_with(of) && item[2] == mend;
        assert!(items.iter().any(has), "{class}, {of}, {mend}: {items:#?}");
    }
}

#[test]
fn prices_and_sizes_are_told_by_their_names() {
    let fact = |id: &str| {
        let (_folder, path) =
            with_story("classes", &[("entities/places.toml", "id = \"height\"", &format!("id = \"{id}\""))]);
        let (_, items) = json(&["pack", "stale", &path, "--on", "2026-06-29"]);
        let facts =
            items.as_array().expect("a list").iter().find(|item| item["file"] == "entities/places.toml");
        facts.map(|item| item["class"].as_str().expect("a class").to_owned())
    };
    // Facts of works are records.
    assert_eq!(fact("height"), Some("records".to_owned()));
    assert_eq!(fact("ticket-price"), Some("prices".to_owned()));
    assert_eq!(fact("budget"), Some("sizes".to_owned()));
}

#[test]
fn stats_and_credits_are_those_of_the_sources_and_of_the_file() {
    let (folder, path) = with_story("stats", &[]);
    let file = folder.0.join("paris.pack");
    let file = file.to_str().expect("UTF-8");
    assert_eq!(backstory(&["pack", "build", &path, "-o", file]).status.code(), Some(0));
    let (of_sources, of_file) = (json(&["pack", "stats", &path]), json(&["pack", "stats", file]));
    assert_eq!(of_sources, of_file);
    let stats = of_file.1;
    assert_eq!(stats["entities"], serde_json::json!({"person": 2, "place": 1, "work": 1}));
    assert_eq!((&stats["terms"], &stats["rows"]), (&serde_json::json!(2), &serde_json::json!(2)));
    let (_, credits) = json(&["pack", "attribution", file]);
    assert_eq!(credits[1]["attribution"], "Ville de Paris");
    let printed = backstory(&["pack", "attribution", &path]);
    assert!(
        String::from_utf8_lossy(&printed.stdout)
            .contains("Licence: facts only, our wording. Ville de Paris.")
    );
}

#[test]
fn explain_tells_of_each_name_who_it_might_be_and_why_it_has_no_mark() {
    let (_folder, path) =
        with_story("explain", &[("entities/people.toml", "short = [\"Delanoë\"]", "short = [\"Hidalgo\"]")]);
    let text = format!("{path}/explained.txt");
    fs::write(&text, "Hidalgo spoke in Paris. Anne Hidalgo, a Parisian, said that Pont Paris Neuf was open.")
        .expect("a writable folder");
    let output = backstory(&["annotate", &text, "--pack", &path, "--explain", "--published", "2025-06-01"]);
    let said = String::from_utf8_lossy(&output.stdout);
    for part in [
        "name 0  Hidalgo: anne-hidalgo (short form), ",
        "  anne-hidalgo: 12 points, short form\n  bertrand-delanoe: 0 points, short form\n  leads by 12",
        "Parisian: paris (demonym), no mark: it is an adjective",
        "Pont Paris Neuf: no entity of the packs (name that no pack knows), no mark: it has no card\n  Paris: not linked, words in capitals beside it make a longer name",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let (_, value) = json(&["annotate", &text, "--pack", &path, "--explain"]);
    assert!(value["mentions"].is_array() && value["explanation"].is_array() && value["cards"].is_array());
}
