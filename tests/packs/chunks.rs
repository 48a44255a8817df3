//! Packs whose bodies stand in chunks: the same annotations before a chunk is there, the same cards once it is.

use std::rc::Rc;

use backstory::annotate::{Annotations, ArticleReport, Job};
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, View, card};
use backstory::pack::{Bytes, ChunkId, EntityId, Pack, Packs};

use crate::compiled::compiled;
use crate::date;
use crate::folder::Folder;
use crate::forged::{STORY, section};

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
    let mut views: Vec<View> =
        views.filter_map(|note| card(note.subject, job.article(), &annotations, packs, &reader)).collect();
    // Another file has another hash.
    views.iter_mut().flat_map(|view| &mut view.packs).for_each(|pack| pack.hash.clear());
    views
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
    let (pack, _) =
        Folder::of("many", &files).compile().unwrap_or_else(|report| panic!("{:?}", report.faults));
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

/// The bytes of a pack in the memory of a page, some of which may be damaged.
struct Far(Vec<u8>);

impl Bytes for Far {
    fn length(&self) -> usize {
        self.0.len()
    }

    fn read(&self, from: usize, to: usize) -> Vec<u8> {
        self.0[from..to].to_vec()
    }
}

/// More than a megabyte, so that records and bodies stay where they are.
fn large() -> Vec<u8> {
    let person = |at: usize| {
        let told = "A person of whom much is told. ".repeat(40);
        format!(
            "[[entity]]\nid = \"e{at}\"\ntype = \"person\"\nname = \"Anna Number{at}\"\ndescription = \"{told}\"\n"
        )
    };
    let mut files = crate::folder::sources("tests/packs/paris");
    files.insert("entities/more.toml".to_owned(), (0..1000).map(person).collect());
    let (pack, _) =
        Folder::of("large", &files).compile().unwrap_or_else(|report| panic!("{:?}", report.faults));
    pack.to_bytes()
}

#[test]
fn a_large_pack_that_lies_far_says_the_same_and_a_damaged_chunk_of_it_nothing() {
    let bytes = large();
    let whole = Rc::new(Packs::new(vec![Pack::from_bytes(&bytes).expect("the pack")]));
    let far = Pack::open_from(Far(bytes.clone())).expect("the pack from afar");
    assert!(far.to_bytes() == bytes && far == Pack::from_bytes(&bytes).expect("the pack"));
    let far = Rc::new(Packs::new(vec![far]));
    assert_eq!((report(&far), cards(&far)), (report(&whole), cards(&whole)));
    assert!(far.entities().eq(whole.entities()));

    let start = |at: usize| section(&bytes, at).expect("a section").start;
    let mut damaged = bytes.clone();
    damaged[start(10) + 40] ^= 1;
    assert!(Pack::from_bytes(&damaged).is_err(), "at hand, all is proven");
    let damaged = Packs::new(vec![Pack::open_from(Far(damaged)).expect("the front is sound")]);
    let ids: Vec<EntityId> = whole.entities().map(|(id, _)| id).collect();
    let told = |id: &EntityId| damaged.entity(*id) == whole.entity(*id);
    assert!(ids[64..].iter().all(told) && !ids[..64].iter().any(told));
    assert!(damaged.entity(ids[0]).name.is_empty());

    for at in [0, 8, 12, 20, 60, 180, start(1), start(9)] {
        let mut damaged = bytes.clone();
        damaged[at] ^= 4;
        assert!(Pack::open_from(Far(damaged)).is_err(), "byte {at} of the front");
    }
    for length in [0, 7, 100, 191, 192, 1 << 20, bytes.len() - 1] {
        assert!(Pack::open_from(Far(bytes[..length].to_vec())).is_err(), "cut at {length}");
    }
}
