//! What docs/packs.md says of sources is what the compiler takes.

use std::collections::BTreeSet;

use backstory::text::{ByteSpan, tokens};

use super::folder::{Folder, Sources, edited, sources};
use super::paris_bytes;

pub fn document() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/packs.md");
    std::fs::read_to_string(path).expect("docs/packs.md")
}

/// The files of the worked example: an indented block, led by a paragraph that begins with the file's name.
fn example(document: &str) -> Sources {
    let mut out = Sources::new();
    let mut file = None;
    for line in document.lines() {
        let named = line.strip_prefix('`').and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
        match (named, line.strip_prefix("    ")) {
            (Some(name), _) if name.ends_with(".toml") || name.ends_with(".csv") => {
                file = Some(name.to_owned())
            }
            (_, Some(code)) => {
                if let Some(file) = &file {
                    let text = out.entry(file.clone()).or_default();
                    text.extend([code, "\n"]);
                }
            }
            _ if line.starts_with("Now leave out") => return out,
            // A blank line may stand inside a block.
            _ => {}
        }
    }
    out
}

#[test]
fn the_pack_in_the_document_is_the_one_of_the_tests() {
    let example = example(&document());
    let files: Vec<&String> = example.keys().collect();
    assert_eq!(files, sources("tests/packs/paris").keys().collect::<Vec<_>>());
    let folder = Folder::of("document", &example);
    let (pack, _) = folder.compile().unwrap_or_else(|report| panic!("{:#?}", report.faults));
    assert!(pack.to_bytes() == paris_bytes(), "the example differs from tests/packs/paris");
}

/// A pack that uses every key there is.
pub fn everything() -> Sources {
    let fact = "status = \"measured\"\nscope = \"the tower alone\"\nvalid_to = 2030-01-01\nreview_by = 2026-12-31\n\
                expires = 2030-01-01\nretrieved = 2025-12-30\nauthor = \"A reporter\"\nreviewed_by = \"An editor\"\n\
                reviewed_on = 2025-12-31\ncorrected = 2025-12-31\ncorrection = \"It gave another height.\"\n";
    let voice = |id: &str, holder: &str| {
        format!(
            "\n[[entity.position]]\nid = \"{id}\"\nholder = \"{holder}\"\nentity = \"paris\"\ndate = 2022-03-15\n\
             kind = \"claim\"\nas_of = 2022-03-15\nsource = \"city\"\n{fact}"
        )
    };
    let summary = "\n[[entity.fact]]\nid = \"visits\"\nplace = \"summary\"\ntext = \"Visited by many.\"\n\
                   kind = \"estimate\"\nas_of = 2022-03-15\nsource = \"city\"\n";
    let entity = "acronyms = [\"EDP\"]\nmetonyms = [\"Tower Hill\"]\nshort = [\"Eiffel\"]\nreviewed_by = \"An editor\"\n\
                  reviewed_on = 2025-12-31\nreview_by = 2026-12-31\nwikipedia = \"Eiffel Tower\"\nadjectives = [\"tall\"]\n\
                  author = \"A reporter\"\n\
                  demonyms = [\"Eiffelian\"]\npart_of";
    let series = "purpose = \"index\"\nwhose = \"paris\"\nscale = 1\ncomplete_from = 1889-01-01\ncomplete_above = \"300.0\"\ndeflator = \"tower-height\"\nabout";
    let relation = "\n[[entity.relation]]\nkind = \"part-of\"\nentity = \"paris\"\nfrom = 1889-03-31\nto = 2030-01-01\n\
                    as_of = 2022-03-15\nsource = \"city\"\n";
    let mut places = format!("{fact}{summary}{relation}{}{}", voice("one", "One"), voice("other", "Other"));
    places.insert_str(0, "source = \"tower\"\n");
    edited(&[
        ("pack.toml", "author", "reviewed_by = \"An editor\"\nreviewed_on = 2025-12-31\nauthor"),
        ("sources.toml", "licence", "published = 2025-06-01\nlicence"),
        ("entities/places.toml", "part_of", entity),
        (
            "entities/places.toml",
            "[\"Tour Eiffel\"]",
            "[{ name = \"Tour Eiffel\", language = \"fr\", kind = \"name\" }]",
        ),
        ("entities/places.toml", "source = \"tower\"\n", &places),
        ("entities/people.toml", "from = 2001", "quality = \"interim\"\n  from = 2001"),
        ("series/tower-height.toml", "about", series),
        // Only money has a deflator.
        ("series/tower-height.toml", "\"meter\"", "\"EUR\""),
        ("series/tower-height.toml", "\"none\"", "\"nominal\""),
    ])
}

/// The keys of all tables and the columns of all rows.
pub fn keys(sources: &Sources) -> BTreeSet<String> {
    fn collect(value: &toml::Value, out: &mut BTreeSet<String>) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| {
                out.insert(key.clone());
                collect(value, out);
            }),
            toml::Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
            _ => {}
        }
    }
    let mut out = BTreeSet::new();
    for (path, text) in sources {
        match path.ends_with(".csv") {
            true => out.extend(text.lines().next().unwrap_or("").split(',').map(str::to_owned)),
            false => collect(&toml::from_str(text).expect(path), &mut out),
        }
    }
    out
}

#[test]
fn the_document_names_every_key_that_compiles_and_no_other() {
    let everything = everything();
    let folder = Folder::of("everything", &everything);
    let (pack, _) = folder.compile().unwrap_or_else(|report| panic!("{:#?}", report.faults));
    let loaded = backstory::pack::Pack::from_bytes(&pack.to_bytes()).expect("the pack loads");
    assert_eq!(loaded, pack);

    let mut used = keys(&everything);
    // The tables themselves are headings of the document.
    ["source", "entity", "office", "series"].iter().for_each(|table| _ = used.remove(*table));
    let document = document();
    let first_cells = document.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    let mut named: BTreeSet<String> = BTreeSet::new();
    for cell in first_cells {
        named.extend(cell.split('`').step_by(2).map(str::to_owned));
    }
    ["source", "entity"].iter().for_each(|table| _ = named.remove(*table));
    assert_eq!(named, used);
}

/// The words of a stretch of the file.
fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes(word.try_into().expect("four bytes"))).collect()
}

fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

fn share(path: u64, count: usize) -> usize {
    ((path >> 32) as usize * count) >> 32
}

/// Senses of a name, as docs/pack-file.md has them: entity and kind.
fn look_up(name: &str, names: &[u32], senses: &[u32]) -> Option<Vec<(u32, u32)>> {
    let [buckets, nodes, sieve, rest @ ..] = names else { return None };
    let (starts, rest) = rest.split_at(*buckets as usize + 1);
    let (pairs, sieve_words) = rest.split_at(2 * *nodes as usize);
    assert_eq!(sieve_words.len(), 2 * *sieve as usize);
    let passes = |path: u64| {
        let at = 2 * share(path, *sieve as usize);
        let long = u64::from(sieve_words[at]) | u64::from(sieve_words[at + 1]) << 32;
        long >> (path & 63) & long >> (path >> 6 & 63) & 1 == 1
    };
    let words = tokens(name, ByteSpan::new(0, name.len()));
    let mut path = words[0].hash;
    for word in &words[1..] {
        if !passes(path) {
            return None;
        }
        path = mix(path.rotate_left(5) ^ word.hash);
    }
    let bucket = share(path, *buckets as usize);
    let bucket = &pairs[2 * starts[bucket] as usize..2 * starts[bucket + 1] as usize];
    let payload = bucket.chunks_exact(2).find(|node| node[0] == path as u32)?[1];
    assert!(passes(path), "{name} is in the table and not in the sieve");
    let several =
        senses.get(payload as usize >> 1..).unwrap_or_default().split_inclusive(|sense| sense & 1 == 1);
    let group = if payload & 1 == 1 { vec![payload] } else { several.take(1).flatten().copied().collect() };
    Some(group.iter().map(|sense| (sense >> 4, sense >> 1 & 7)).collect())
}

#[test]
fn a_reader_made_from_the_document_finds_a_name_and_what_is_told_of_it() {
    let bytes = paris_bytes();
    assert_eq!((&bytes[..8], words(&bytes[8..16])), (&b"BSTORY\r\n"[..], vec![5, 12]));
    let section = |at: usize| {
        let entry = words(&bytes[16 + 16 * at..32 + 16 * at]);
        &bytes[entry[0] as usize..(entry[0] + entry[1]) as usize]
    };
    assert_eq!(&section(0)[..6], b"\x05paris");
    let (names, senses) = (words(section(1)), words(section(2)));
    let find = |name: &str| look_up(name, &names, &senses);
    assert_eq!(find("Eiffel Tower"), Some(vec![(3, 0)]));
    assert_eq!(find("hidalgo"), Some(vec![(0, 1)]));
    assert_eq!(find("PARISIAN"), Some(vec![(2, 3)]));
    assert_eq!((find("Eiffel"), find("Tower")), (None, None));
    // Files by their names: people before places.
    let part = |bytes: &[u8], count: usize, at: usize| {
        let ends = words(&bytes[..4 * (count + 1)]);
        bytes[4 * (count + 1)..][ends[at] as usize..ends[at + 1] as usize].to_vec()
    };
    let (chunks, records, bodies) = (section(9), section(10), section(11));
    assert!(part(records, 4, 0).starts_with(b"\x0canne-hidalgo\x00\x0cAnne Hidalgo"));
    assert!(part(bodies, 4, 3).starts_with(b"\x30Wrought-iron tower by Gustave"));
    assert_eq!((chunks.len(), words(&chunks[..4])), (4 + 24, vec![4]));
    let hashes = [records, bodies].map(|chunk| crate::forged::checksum(chunk).to_le_bytes());
    assert_eq!(chunks[4..20], hashes.concat());
    assert_eq!(words(&chunks[20..]), [records.len() as u32, bodies.len() as u32]);
}
