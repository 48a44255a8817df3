//! A pack of 20,000 entities with names such as news has them, and texts that name them: the same on every machine.
//!
//! Given names, the commoner family names, countries and the words of bodies' names are real; the many rarer family and
//! town names are put together from syllables. As in life, a few names are many people's and most are one's.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use backstory::pack::source::compile;
use dice::Dice;
use made::{PACK, SENTENCES, SOURCES};

#[path = "../shared/dice.rs"]
mod dice;
#[path = "../shared/made.rs"]
mod made;

/// Entities of the pack.
pub const ENTITIES: usize = 20_000;
/// Entities in a file of the sources: as many as an editor would bear.
const FILE: usize = 500;

const GIVEN: &str = "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan \
    Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Sandra Anthony Ashley Mark Emily Paul \
    Michelle Andrew Margaret Joshua Emma Kevin Olivia Brian Sophie George Hannah Edward Laura Jason Anna Jeffrey Julia Ryan \
    Claire Jacob Marie Pierre Jean Hans Greta Luis Carmen Carlos Lucía José Elena Ivan Olga Dmitri Svetlana Ahmed Fatima Omar \
    Aisha Wei Mei Jun Li Hiroshi Yuki Raj Priya Arjun Ananya Kwame Ngozi Chidi Amara Giulia Marco Søren Ingrid Björn Zoë";

const FAMILY: &str = "Smith Johnson Williams Brown Jones Garcia Miller Davis Martinez Wilson Anderson Taylor Moore Jackson \
    Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker \
    Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers \
    Morgan Cooper Peterson Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price \
    Müller Schmidt Dupont Bernard Rossi Russo Silva Santos Nguyen Tran Kim Park Chen Wang Zhang Liu Singh Kumar Khan Patel \
    Ivanov Petrov Kowalski Nowak Hansen Larsen O’Brien McDonald";

/// Country, what is said of it, capital.
const COUNTRIES: &str = "China/Chinese/Beijing Russia/Russian/Moscow Germany/German/Berlin France/French/Paris Italy/Italian/Rome \
    Spain/Spanish/Madrid Poland/Polish/Warsaw Ukraine/Ukrainian/Kyiv Japan/Japanese/Tokyo India/Indian/Delhi \
    Pakistan/Pakistani/Islamabad Iran/Iranian/Tehran Iraq/Iraqi/Baghdad Israel/Israeli/Jerusalem Egypt/Egyptian/Cairo \
    Turkey/Turkish/Ankara Greece/Greek/Athens Sweden/Swedish/Stockholm Norway/Norwegian/Oslo Denmark/Danish/Copenhagen \
    Finland/Finnish/Helsinki Ireland/Irish/Dublin Britain/British/London Canada/Canadian/Ottawa Mexico/Mexican/Mexico_City \
    Brazil/Brazilian/Brasília Argentina/Argentine/Buenos_Aires Chile/Chilean/Santiago Australia/Australian/Canberra \
    Nigeria/Nigerian/Abuja Kenya/Kenyan/Nairobi Ghana/Ghanaian/Accra Ethiopia/Ethiopian/Addis_Ababa \
    South_Africa/South_African/Pretoria Indonesia/Indonesian/Jakarta Vietnam/Vietnamese/Hanoi Thailand/Thai/Bangkok \
    Philippines/Philippine/Manila United_States/American/Washington Taiwan/Taiwanese/Taipei";

const SYLLABLES: &str = "ar bel bor cal cor dal dun el fen gar gol hal har hol il jas kal kem lan lor mar mel mor nar nor ol \
    pal per quin ral ros sal sel tar tor ul val ven wal wes yar zan";
const ENDS_OF_FAMILIES: &str = "berg ez er in ini man mann ova ovic ski son sen ton wood yan ley";
const ENDS_OF_TOWNS: &str = "burg bury by dale field ford ham mouth port stad stone ton ville wick worth";

/// Bodies: "{}" is a town, country or family.
const BODIES: &str = "University of {}/{} Institute of Technology/Bank of {}/{} Central Bank/{} Museum of Art/{} Airlines/\
    {} Health Authority/{} City Council/Court of Appeal of {}/{} United/{} Energy Group/{} & Sons/Church of {}/{} Chamber of \
    Commerce/National Library of {}/{} Daily News/Port of {}/{} Pharmaceuticals/{} Rail/Federation of {} Workers";

const OFFICES: [&str; 4] = ["president", "prime minister", "foreign minister", "defence minister"];

/// "Belmarson": two or three syllables and an end.
fn made(dice: &mut Dice, ends: &[&str]) -> String {
    let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
    let count = 1 + dice.below(2);
    let stem: String = (0..=count).map(|_| dice.of(&syllables)).collect();
    let (first, rest) = stem.split_at(1);
    format!("{}{rest}{}", first.to_uppercase(), dice.of(ends))
}

/// The pack of generated entities, and of `titles` with their types: what texts at hand speak of.
pub struct World {
    dice: Dice,
    entities: Vec<String>,
    /// Full names, for texts.
    pub names: Vec<String>,
    /// Of what kind each of them is.
    pub kinds: Vec<String>,
}

impl World {
    pub fn new(titles: &[(String, String)]) -> Self {
        let mut world = Self { dice: Dice(1), entities: Vec::new(), names: Vec::new(), kinds: Vec::new() };
        for row in COUNTRIES.split_whitespace() {
            world.country(&row.replace('_', " "));
        }
        for (title, kind) in titles {
            // "Paris, Texas" and "Paris (band)" go by "Paris".
            let title = title.split([',', '(']).next().unwrap_or(title).trim();
            let last = title.rsplit(' ').next().filter(|last| kind == "person" && last.len() < title.len());
            let last = last.filter(|last| last.starts_with(char::is_uppercase));
            world.entity(kind, title, &last.map(|last| list("short", &[last])).unwrap_or_default());
        }
        while world.entities.len() < ENTITIES {
            match world.dice.below(100) {
                0..50 => world.person(),
                50..75 => world.town(),
                _ => world.body(),
            }
        }
        world
    }

    fn entity(&mut self, kind: &str, name: &str, more: &str) {
        let at = self.entities.len();
        let name = name.replace('"', "'");
        self.entities.push(format!(
            "[[entity]]\nid = \"e{at}\"\ntype = \"{kind}\"\nname = \"{name}\"\ndescription = \"Made for a benchmark\"\n{more}\n"
        ));
        self.names.push(name);
        self.kinds.push(kind.to_owned());
    }

    /// Its government stands behind it, by the capital's name, and its capital.
    fn country(&mut self, row: &str) {
        let parts: Vec<&str> = row.split('/').collect();
        let [country, adjective, capital] = parts[..] else { panic!("{row}") };
        let at = self.entities.len();
        let more =
            [list("demonyms", &[adjective]), list("metonyms", &[capital]), list("nouns", &["country"])];
        self.entity("place", country, &more.concat());
        self.entity("place", capital, &format!("part_of = \"e{at}\"\n{}", list("nouns", &["city"])));
    }

    fn family(&mut self) -> String {
        let real: Vec<&str> = FAMILY.split_whitespace().collect();
        match self.dice.below(10) {
            0..3 => self.dice.of(&real).to_owned(),
            _ => made(&mut self.dice, &ENDS_OF_FAMILIES.split_whitespace().collect::<Vec<_>>()),
        }
    }

    fn person(&mut self) {
        let given: Vec<&str> = GIVEN.split_whitespace().collect();
        let (first, family) = (self.dice.of(&given), self.family());
        let middle = ["", "", "", " van", " de", " A.", " J."][self.dice.below(7)];
        self.entity("person", &format!("{first}{middle} {family}"), &list("short", &[&family]));
    }

    fn town(&mut self) {
        let before = ["", "", "", "", "", "New ", "South ", "Saint "][self.dice.below(8)];
        let name = made(&mut self.dice, &ENDS_OF_TOWNS.split_whitespace().collect::<Vec<_>>());
        let country = 2 * self.dice.below(COUNTRIES.split_whitespace().count());
        let within = format!("part_of = \"e{country}\"\n");
        self.entity("place", &format!("{before}{name}"), &within);
    }

    fn body(&mut self) {
        let templates: Vec<&str> = BODIES.split('/').collect();
        let whose = match self.dice.below(3) {
            0 => self.family(),
            _ => self.names[self.dice.below(self.names.len())].clone(),
        };
        let name = self.dice.of(&templates).replace("{}", &whose);
        let capitals: String = name.chars().filter(|c| c.is_uppercase()).collect();
        let more = if capitals.len() > 2 { list("acronyms", &[&capitals]) } else { String::new() };
        self.entity("organization", &name, &more);
    }

    /// The compiled pack. Sources are written to `folder`, as an editor would.
    pub fn pack(&self, folder: &Path) -> Vec<u8> {
        // What was there before may have had more files.
        let _ = fs::remove_dir_all(folder);
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a writable folder");
        fs::create_dir_all(folder.join("entities")).expect("a writable folder");
        write("pack.toml", PACK);
        write("sources.toml", SOURCES);
        for (at, entities) in self.entities.chunks(FILE).enumerate() {
            write(&format!("entities/{at:03}.toml"), &entities.concat());
        }
        write("entities/offices.toml", &self.offices());
        match compile(folder).expect("a readable folder") {
            Ok((pack, _)) => pack.to_bytes(),
            Err(report) => panic!("{:?}", report.faults.first()),
        }
    }

    /// Ten holders of four offices in each country, one after the other.
    fn offices(&self) -> String {
        let mut out = String::new();
        let mut people = (0..ENTITIES).filter(|at| self.entities[*at].contains("type = \"person\""));
        for country in (0..COUNTRIES.split_whitespace().count()).map(|at| 2 * at) {
            for (at, office) in OFFICES.iter().enumerate() {
                write!(
                    out,
                    "[[office]]\nid = \"o{country}-{at}\"\ntitle = \"{office}\"\njurisdiction = \"e{country}\"\n\
                     nouns = [\"{office}\"]\n"
                )
                .expect("a string");
                for year in (1985..2025).step_by(4) {
                    let Some(person) = people.next() else { return out };
                    write!(
                        out,
                        "[[office.holder]]\nentity = \"e{person}\"\nfrom = {year}-01-20\nto = {}-01-20\n\
                         as_of = {year}-01-20\nsource = \"made\"\n",
                        year + 4
                    )
                    .expect("a string");
                }
            }
        }
        out
    }

    /// Stories about those whom the pack knows, where no others are at hand.
    pub fn texts(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.text()).collect()
    }

    fn text(&mut self) -> String {
        let mut out = String::new();
        let about: Vec<String> =
            (0..6).map(|_| self.names[self.dice.below(self.names.len())].clone()).collect();
        for _ in 0..30 {
            for _ in 0..3 {
                let sentence = self.dice.of(&SENTENCES);
                let mut name = || about[self.dice.below(about.len())].as_str();
                let sentence = sentence.replacen("{}", name(), 1).replacen("{}", name(), 1);
                out.push_str(&sentence);
                out.push(' ');
            }
            out.push_str("\n\n");
        }
        out
    }
}

/// A line of TOML.
fn list(key: &str, words: &[&str]) -> String {
    format!("{key} = {words:?}\n")
}
