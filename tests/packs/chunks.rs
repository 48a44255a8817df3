//! Packs whose bodies stand in chunks: the same annotations before a chunk is there, the same cards once it is.

use std::rc::Rc;

use backstory::annotate::{Annotations, ArticleReport, Job};
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, View, card};
use backstory::pack::{ChunkId, EntityId, Pack, Packs};

use crate::compiled::compiled;
use crate::folder::Folder;
use crate::{STORY, date};

fn annotated(packs: &Rc<Packs>) -> (Job, Annotations) {
    let article = Article::from_plain_text(STORY, Some(date("2025-06-01")), Language::En);
    let mut job = Job::new(article, Rc::clone(packs));
    let annotations = job.finish();
    (job, annotations)
}

fn report(packs: &Rc<Packs>) -> String {
    let (job, annotations) = annotated(packs);
    serde_json::to_string(&ArticleReport::new(None, job.article(), &annotations, packs)).expect("a report")
}

fn cards(packs: &Rc<Packs>) -> Vec<View> {
    let (job, annotations) = annotated(packs);
    let reader = ReaderContext::default();
    let views = annotations.notes.iter();
    views.filter_map(|note| card(note.subject, job.article(), &annotations, packs, &reader)).collect()
}

/// A pack of this repository without its bodies, and its chunks.
fn split(folder: &str) -> (Pack, Vec<(String, Vec<u8>)>) {
    let (head, chunks) = compiled(folder).split();
    (Pack::from_bytes(&head.to_bytes()).expect("the head loads"), chunks)
}

#[test]
fn annotations_need_no_chunk_and_cards_are_whole_with_them() {
    for folder in ["tests/packs/paris", "packs/us-china-taiwan", "packs/european-defence"] {
        let whole = Rc::new(Packs::new(vec![compiled(folder)]));
        let (head, chunks) = split(folder);
        assert!(head.missing_chunks().eq(chunks.iter().map(|(name, _)| name.clone())), "{folder}");
        let packs = Rc::new(Packs::new(vec![head]));
        assert_eq!(report(&packs), report(&whole), "{folder}");
        for (_, chunk) in &chunks {
            packs.add_chunk(0, chunk).expect("a chunk of the pack");
        }
        assert_eq!((report(&packs), cards(&packs)), (report(&whole), cards(&whole)), "{folder}");
        assert!(packs.entities().eq(whole.entities()), "{folder}");
    }
}

#[test]
fn a_card_tells_which_chunk_it_needs_and_says_more_once_it_is_there() {
    let (head, chunks) = split("tests/packs/paris");
    let below = compiled("packs/general");
    let packs = Rc::new(Packs::new(vec![below, head]));
    let tower = packs.find("eiffel-tower").expect("the tower");
    let missing = packs.missing_chunk(tower).expect("a chunk is missing");
    let [(name, chunk)] = chunks.as_slice() else { panic!("{} chunks", chunks.len()) };
    assert_eq!((missing.pack, missing.file_name()), (1, name.clone()));
    let (name, description) = (&packs.entity(tower).name, &packs.entity(tower).description);
    assert_eq!((name.as_str(), description.as_str()), ("Eiffel Tower", ""));
    // The height is a number, which a figure may be set beside: it is there before.
    assert_eq!(packs.entity(tower).facts.len(), 1);
    packs.add_chunk(missing.pack, chunk).expect("its chunk");
    assert_eq!(packs.missing_chunk(tower), None);
    assert!(packs.entity(tower).description.starts_with("Wrought-iron tower"));
    packs.add_chunk(missing.pack, chunk).expect("the same again changes nothing");
    assert_eq!(packs.missing_chunk(EntityId(u32::MAX)), None::<ChunkId>);
}

#[test]
fn a_chunk_whose_bytes_do_not_match_is_refused() {
    let (head, chunks) = split("tests/packs/paris");
    let (name, good) = &chunks[0];
    let mut bad = good.clone();
    for bit in 0..bad.len() * 8 {
        bad[bit / 8] ^= 1 << (bit % 8);
        let error = head.add_chunk(&bad).unwrap_err().to_string();
        assert!(error.contains(".chunk\"") && !error.contains(name), "{error}");
        bad[bit / 8] ^= 1 << (bit % 8);
    }
    for length in 0..good.len() {
        assert!(head.add_chunk(&good[..length]).is_err(), "cut at {length}");
    }
    assert!(head.add_chunk(&[good, &[0][..]].concat()).is_err());
    let whole = compiled("tests/packs/paris");
    assert!(whole.add_chunk(good).is_err(), "a pack with its bodies in it has no chunks");
    assert_eq!(head.missing_chunks().count(), 1);
    head.add_chunk(good).expect("its chunk");
    assert_eq!(head.missing_chunks().count(), 0);
}

/// Twice as many entities as a chunk holds, and one.
fn many() -> Pack {
    let entity = |at: usize| {
        format!(
            "[[entity]]\nid = \"e{at}\"\ntype = \"person\"\nname = \"Anna Number{at}\"\ndescription = \"Nr. {at}\"\n\
             [[entity.fact]]\nid = \"a\"\nplace = \"row\"\nlabel = \"A\"\ntext = \"{at}\"\nkind = \"official\"\n\
             as_of = 2025-01-01\nsource = \"tower\"\n\
             [[entity.fact]]\nid = \"b\"\nplace = \"row\"\nlabel = \"B\"\nnumber = {at}\nunit = \"meter\"\n\
             kind = \"official\"\nas_of = 2025-01-01\nsource = \"tower\"\n"
        )
    };
    let text: String = (0..129).map(entity).collect();
    let mut files = crate::folder::sources("tests/packs/paris");
    files.insert("entities/many.toml".to_owned(), text);
    let (pack, _) = Folder::of("many", &files).compile().unwrap_or_else(|report| panic!("{:?}", report.faults));
    pack
}

#[test]
fn each_chunk_has_the_bodies_of_its_own_entities() {
    let whole = many();
    let (head, chunks) = whole.split();
    assert_eq!((whole.entities().len(), chunks.len()), (133, 3));
    let packs = Packs::new(vec![head]);
    packs.add_chunk(0, &chunks[1].1).expect("the middle chunk");
    for (at, (id, entity)) in packs.entities().enumerate() {
        let told = &whole.entities()[at];
        assert_eq!((&entity.id, &entity.name), (&told.id, &told.name));
        let loaded = (64..128).contains(&at);
        assert_eq!(packs.missing_chunk(id).is_none(), loaded, "{at}");
        assert_eq!(entity == told, loaded, "{at}");
    }
}
