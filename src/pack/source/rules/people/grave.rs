//! Words that harm a name if what they say is not so. Lists know what is on them: an editor reads for the rest.

use crate::pack::source::rules::words::{Break, Stems, Word};

/// Deeds and judgements; a `*` stands for any end of a word, a `+` between the words of a phrase.
const DEEDS: Stems = Stems(
    "abus* adulter* affair+with anti-semit* antisemit* apartheid arson* assassin* assault* atrocit* autocrat* \
     bankrupt* battered bigot* blackmail* bribe* bribing bullie* bully* burgl* cartel cheat* con+artist conman conned \
     conspir* corrupt* coup coups cover-up coverup crime crimes criminal* cronyis* crook* cruel* deceit* deceiv* \
     defam* defraud* despot* dictator* disgrac* dishonest* doping drug+deal* drug+lord* drunk* embezzl* espionage \
     evade* evading evasion extort* extremist* fabricated fake faked falsif* fascis* felon* forge forged forger* \
     forging fraud* gangster* genocid* grab+power graft grop* guilt* harass* hate+speech hoax* holocaust+den* \
     homophob* hush+money hypocri* illegally incit* incompeten* insider+trading islamophob* kickback* kidnap* kill \
     killed killer* killing killings kleptocrat* launder* liar liars libel* lie lied lies looted looter* looting \
     lying mafia* malpractice manslaughter massacr* misappropriat* misconduct mislead* misled misogyn* mistress* \
     misus* mob+boss molest* mugg* murder* narco-* nazi* neglig* nepotis* offence* offense* oligarch* paedo* payoff* \
     pedo pedophil* perjur* pervert* pilfer* pimp* pimping plagiar* pocketed poison* ponzi predator* prostitut* \
     psychopath* punched puppet puppets quack racis* racketeer* ransom* rape raped rapes raping rapist* rigg* rob \
     robbed robber* robbing sabotag* scam* scandal* sex+offen* sexis* sexual+misconduct shoplift* slander* slapped \
     slush+fund smuggl* sociopath* spied spies spy spying stabbed stalk* steal stealing steals stole stolen strangl* \
     supremacis* swindl* tax+dodg* terroris* theft* thief thieves thug* tortur* traffick* traitor* transphob* \
     treason* tyran* unlawful* vandal* war+criminal* warlord* xenophob*",
);

/// What authorities do to somebody: true or not, it is at some stage.
const STAGES: Stems = Stems(
    "accus* alleg* arrest* behind+bars charged charges+of convict* custody detain* extradit* face+charges \
     faced+charges faces+charges fined fugitive* impeach* imprison* incarcerat* indict* inmate* interrogat* \
     investigated investigating investigation* jail* lawsuit* on+trial parole* plead* pleaded prison prisoner \
     probation probed prosecuted raided sentenced subpoena* sued suspect* suspicion* under+inquiry wanted+for",
);

/// Whoever acts against a thing does not do it.
const AGAINST: Stems = Stems("against combat* counter* fight fighting fought anti prevent*");

/// The grave word that begins at a place.
pub(super) fn deed(words: &[Word], at: usize) -> bool {
    is_in(&DEEDS, words, at) && !(at > 0 && AGAINST.at(words, at - 1))
}

pub(super) fn stage(words: &[Word], at: usize) -> bool {
    is_in(&STAGES, words, at)
}

/// Whether a list has a word, or what follows its hyphen: "ex-convict", but not "anti-corruption".
fn is_in(list: &Stems, words: &[Word], at: usize) -> bool {
    let tail = words[at].text.rsplit_once('-').filter(|(head, _)| !["anti", "counter", "non"].contains(head));
    let tail = tail.map(|(_, tail)| [Word { text: tail.to_owned(), before: Break::None }]);
    list.at(words, at) || tail.is_some_and(|tail| list.at(&tail, 0))
}

/// The first grave word of a text.
pub(super) fn first(words: &[Word]) -> Option<&str> {
    let grave = |at: &usize| deed(words, *at) || stage(words, *at);
    (0..words.len()).find(grave).map(|at| words[at].text.as_str())
}
