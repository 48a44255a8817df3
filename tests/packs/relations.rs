//! Relations are told, and followed, on the days for which they hold.

use std::rc::Rc;

use backstory::annotate::{Job, Meaning, Overrides, Subject};
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, card};
use backstory::pack::{Pack, Packs};
use backstory::publish::publish;

use super::folder::{Folder, edited};

/// Paris with a council that is its own from 2020 until 2024.
fn packs() -> Rc<Packs> {
    let council = "[[entity]]\nid = \"council\"\ntype = \"organization\"\nname = \"Council of Paris\"\n\
        description = \"Elected body\"\nnouns = [\"council\"]\n\n[[entity.relation]]\nkind = \"subsidiary-of\"\n\
        entity = \"paris\"\nfrom = 2020-06-28\nto = 2024-01-01\nas_of = 2020-06-28\nsource = \"city\"\n\n[[entity]]\nid = \"eiffel-tower\"";
    let edits = [("entities/places.toml", "[[entity]]\nid = \"eiffel-tower\"", council)];
    let folder = Folder::of("relations", &edited(&edits));
    let (pack, _) = folder.compile().unwrap_or_else(|report| panic!("{:#?}", report.faults));
    Rc::new(Packs::new(vec![Pack::from_bytes(&pack.to_bytes()).expect("the pack loads")]))
}

/// What "council" behind "Paris’s" is linked to in an article of a day, and the rows of the council's card.
fn read(packs: &Rc<Packs>, published: &str) -> (Option<String>, Vec<String>) {
    let text = "Paris’s council met on Monday. The Council of Paris has 163 seats.";
    let article = Article::from_plain_text(text, Some(published.parse().expect("a day")), Language::En);
    let mut job = Job::new(article, Rc::clone(packs));
    let annotations = job.finish();
    let linked = annotations.list.iter().find_map(|annotation| match &annotation.meaning {
        Meaning::Mention(mention) if annotation.span.of(text) == "council" => {
            mention.entity.map(|id| packs.entity(id).id.clone())
        }
        _ => None,
    });
    let council = Subject::Entity(packs.find("council").expect("the council"));
    let view = card(council, job.article(), &annotations, packs, &ReaderContext::default()).expect("a card");
    (linked, view.rows.iter().map(|row| format!("{}: {}", row.label, row.value)).collect())
}

#[test]
fn a_relation_is_a_row_and_links_a_noun_while_it_holds() {
    let packs = packs();
    let row = "Subsidiary of: Paris since 28\u{a0}June 2020".to_owned();
    assert_eq!(read(&packs, "2022-03-01"), (Some("council".to_owned()), vec![row]));
    for day in ["2020-06-27", "2024-01-01"] {
        assert_eq!(read(&packs, day), (None, vec![]), "{day}");
    }
}

#[test]
fn an_articles_own_pack_follows_relations_too() {
    let packs = packs();
    for (published, notes) in [("2022-03-01", 2), ("2024-01-01", 1)] {
        let text = "Paris’s council met on Monday.";
        let article = Article::from_plain_text(text, Some(published.parse().expect("a day")), Language::En);
        let published = publish("council", &article, &packs, None, &Overrides::default());
        assert_eq!(published.annotations.notes.len(), notes);
        let readers = [ReaderContext::default()];
        assert_eq!(published.prove(&article, &packs, &readers, |_| Overrides::default()), Ok(()));
    }
}
