//! Facts by date: an article of a day gets what was so on that day, and what came later is told as later.

use super::folder::{Folder, edited};
use super::telling::{Told, sentences};
use backstory::pack::Pack;

const TEXT: &str = "Anne Hidalgo and Bertrand Delanoë met the mayor of Paris below the Eiffel Tower.";

/// Paris, with a second height, a third mayor and news of the tower.
fn paris(name: &str, edits: &[(&str, &str, &str)]) -> Pack {
    let height = "[[entity.fact]]\nid = \"old-height\"\nplace = \"row\"\nlabel = \"Height\"\nnumber = 324\nunit = \"meter\"\n\
        kind = \"official\"\nbasis = \"with its aerials\"\nas_of = 2010-01-01\nsource = \"tower\"\n\n\
        [[entity.fact]]\nid = \"fire\"\nplace = \"summary\"\ntext = \"A lift caught fire.\"\nkind = \"official\"\n\
        as_of = 2024-12-24\nsource = \"tower\"\n\n  [[entity.fact]]\n  id = \"height\"";
    let mut all = vec![("entities/places.toml", "[[entity.fact]]\n  id = \"height\"", height)];
    all.extend(edits);
    let folder = Folder::of(name, &edited(&all));
    folder.compile().unwrap_or_else(|report| panic!("{:#?}", report.faults)).0
}

#[track_caller]
fn assert_says(pack: &Pack, id: &str, on: &str, today: Option<&str>, expected: &[&str]) {
    let told = Told::new(pack, TEXT, on, today, "{}");
    assert_eq!(sentences(&told.card(id)), expected, "{id} on {on}, read on {today:?}");
}

#[test]
fn who_holds_an_office_is_told_as_of_the_article_and_what_changed_since_as_later() {
    let pack = paris("offices", &[]);
    let then = "Mayor of Paris since 25 March 2001";
    assert_says(&pack, "bertrand-delanoe", "2010-05-01", None, &[then]);
    assert_says(&pack, "bertrand-delanoe", "2010-05-01", Some("2012-01-01"), &[then]);
    let left = "Since then: no longer mayor of Paris, from 5 April 2014 on.";
    assert_says(&pack, "bertrand-delanoe", "2010-05-01", Some("2015-01-01"), &[then, left]);
    assert_says(
        &pack,
        "bertrand-delanoe",
        "2015-01-01",
        Some("2016-01-01"),
        &["Former mayor of Paris (2001–2014)"],
    );
    let later = ["French politician", "Since then: mayor of Paris since 5 April 2014."];
    assert_says(&pack, "anne-hidalgo", "2010-05-01", Some("2015-01-01"), &later);
    assert_says(&pack, "anne-hidalgo", "2010-05-01", None, &later[..1]);
}

#[test]
fn the_mayor_is_who_held_the_office_on_the_day_or_nobody() {
    let pack = paris("mayor", &[]);
    let mayor = |on: &str| {
        let told = Told::new(&pack, TEXT, on, None, "{}");
        let found = told.mentions().into_iter().find(|line| line.starts_with("mayor of Paris ="));
        found.and_then(|line| Some(line.split_once(" = ")?.1.to_owned()))
    };
    assert_eq!(mayor("2014-04-04").as_deref(), Some("bertrand-delanoe"));
    assert_eq!(mayor("2014-04-05").as_deref(), Some("anne-hidalgo"));
    assert_eq!(mayor("2001-03-24"), None, "no holder is known");
    // The pack has looked until 31 December 2025: half a year later it cannot know.
    assert_eq!(mayor("2026-06-28").as_deref(), Some("anne-hidalgo"));
    assert_eq!(mayor("2026-06-29"), None);
}

#[test]
fn an_interim_holder_is_told_as_one_whenever() {
    let pack = paris(
        "interim",
        &[("entities/people.toml", "from = 2001-03-25", "quality = \"interim\"\n      from = 2001-03-25")],
    );
    let says = |on: &str, today: &str| {
        let told = Told::new(&pack, TEXT, on, Some(today), "{}");
        sentences(&told.card("bertrand-delanoe")).join(" | ")
    };
    assert_eq!(says("2010-05-01", "2012-01-01"), "Interim mayor of Paris since 25 March 2001");
    assert_eq!(says("2015-01-01", "2016-01-01"), "Former interim mayor of Paris (2001–2014)");
    assert_eq!(
        says("2000-01-01", "2010-01-01"),
        "French politician | Since then: interim mayor of Paris since 25 March 2001."
    );
}

#[test]
fn an_office_that_nobody_has_looked_at_for_long_is_told_as_of_when_it_was_known() {
    let pack = paris("long-after", &[]);
    let since = "Mayor of Paris since 5 April 2014";
    assert_says(&pack, "anne-hidalgo", "2026-01-30", None, &[since]);
    assert_says(&pack, "anne-hidalgo", "2026-02-01", None, &[&format!("{since} (as of December 2025)")]);
    assert_says(&pack, "anne-hidalgo", "2026-08-01", None, &["Mayor of Paris, as of December 2025"]);
}

#[test]
fn of_several_answers_the_days_own_is_shown_and_the_later_one_as_later() {
    let pack = paris("heights", &[]);
    let rows = |on: &str, today: Option<&str>| {
        let view = Told::new(&pack, TEXT, on, today, "{}").card("eiffel-tower");
        view.rows
            .iter()
            .map(|row| format!("{} ({})", row.value, row.note.as_deref().unwrap_or("")))
            .collect::<Vec<_>>()
    };
    let now = "330 metres (with its aerials, as of March 2022)";
    assert_eq!(rows("2023-01-01", None), [now]);
    assert_eq!(rows("2012-01-01", None), ["324 metres (with its aerials, as of January 2010)"]);
    let both = "324 metres (with its aerials, as of January 2010; since then 330 metres, as of March 2022)";
    assert_eq!(rows("2012-01-01", Some("2025-01-01")), [both]);
    assert_eq!(rows("2009-01-01", None), [""; 0], "nothing was known then");
}

#[test]
fn what_became_known_since_the_article_is_told_as_later() {
    let description = "Wrought-iron tower by Gustave Eiffel’s company";
    // Of what the pack does not date the beginning, it may have been so before.
    let pack = paris("known", &[]);
    let later = "A lift caught fire (as of December 2024)";
    assert_says(&pack, "eiffel-tower", "2023-01-01", Some("2025-01-01"), &[description, later]);
    let begun = (
        "entities/places.toml",
        "kind = \"official\"\nas_of = 2024-12-24",
        "kind = \"official\"\nvalid_from = 2024-12-24\nas_of = 2024-12-24",
    );
    let pack = paris("news", &[begun]);
    assert_says(&pack, "eiffel-tower", "2023-01-01", None, &[description]);
    let since = "Since then (December 2024): A lift caught fire.";
    assert_says(&pack, "eiffel-tower", "2023-01-01", Some("2025-01-01"), &[description, since]);
    assert_says(
        &pack,
        "eiffel-tower",
        "2025-01-01",
        Some("2025-02-01"),
        &[description, "A lift caught fire."],
    );
}

#[test]
fn what_was_to_be_looked_at_again_by_now_says_how_old_it_is() {
    let due = [
        (
            "entities/places.toml",
            "kind = \"official\"\nas_of = 2024-12-24",
            "kind = \"official\"\nreview_by = 2025-06-01\nas_of = 2024-12-24",
        ),
        (
            "entities/places.toml",
            "valid_from = 2022-03-15",
            "expires = 2025-06-01\n      valid_from = 2022-03-15",
        ),
    ];
    let pack = paris("due", &due);
    let view = |on: &str, today: &str| Told::new(&pack, TEXT, on, Some(today), "{}").card("eiffel-tower");
    let early = view("2025-01-01", "2025-05-31");
    assert_eq!(sentences(&early)[1], "A lift caught fire.");
    let late = view("2025-01-01", "2025-06-01");
    assert_eq!(sentences(&late)[1], "A lift caught fire (as of December 2024)");
    let note = late.rows[0].note.as_deref();
    assert_eq!(note, Some("with its aerials, as of March 2022; may have changed since"));
    // An article from after its expiry does not say it.
    let over = view("2025-06-01", "2025-06-02");
    assert!(over.rows.iter().all(|row| !row.value.starts_with("330")), "{:?}", over.rows);
}
