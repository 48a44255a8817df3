//! Words that harm a name if what they say is not so. Lists know what is on them: an editor reads for the rest.

use crate::pack::source::rules::words::{Stems, Word};

/// Deeds and judgements; a `*` stands for any end of a word, a `+` between the words of a phrase.
const DEEDS: Stems = Stems(
    "abus* adulter* antisemit* anti-semit* apartheid arson* assassin* assault* atrocit* autocrat* bigot* blackmail* \
     bribe* bribing bully* bullie* burgl* cartel cheat* conman conned con+artist conspir* corrupt* coverup cover-up crime \
     crimes criminal* crook* cruel* deceit* deceiv* defam* defraud* despot* dictator* disgrac* dishonest* doping drunk* \
     embezzl* espionage evade* evading evasion extort* extremist* fabricat* fake faked falsif* fascis* felon* forge \
     forged forger* forging fraud* gangster* genocid* grab+power graft grop* guilt* harass* hate+speech homophob* hoax* \
     hush+money hypocri* illegal* illicit* incit* incompeten* insider+trading islamophob* kickback* kidnap* kill killed \
     killer* killing killings kleptocrat* launder* liar liars libel* lie lied lies looted looter* looting lying mafia* \
     malpractice manslaughter misappropriat* misconduct mislead* misled misogyn* misus* mistress* mob+boss molest* mugg* \
     murder* narco-* nazi* neglig* nepotis* offence* offense* oligarch* paedo* payoff* pedo pedophil* perjur* pervert* \
     pilfer* pimp* pimping plagiar* pocketed poison* ponzi predator* prostitut* psychopath* puppet* quack racis* racket* \
     ransom* rape raped rapes raping rapist* rigg* rob robbed robber* robbing sabotag* scam* scandal* sexis* \
     sexual+misconduct shoplift* slander* slush+fund smuggl* sociopath* spied spies spy spying stalk* steal stealing \
     steals stole stolen strangl* supremacis* swindl* tax+dodg* terroris* theft* thief thieves threaten* thug* tortur* \
     traffick* traitor* transphob* treason* tyran* unlawful* vandal* war+criminal* warlord* xenophob*",
);

/// What authorities do to somebody: true or not, it is at some stage.
const STAGES: Stems = Stems(
    "accus* alleg* arrest* behind+bars charged charges convict* custody detain* detention extradit* impeach* imprison* \
     incarcerat* indict* inmate* interrogat* investigat* jail* lawsuit* on+trial parole* plead* pleaded prison* \
     probation probed prosecuted raided sentenced subpoena* sued suspect* suspicion* under+inquiry wanted+for",
);

/// Whoever acts against a thing does not do it.
const AGAINST: Stems = Stems("against combat* counter* fight fighting fought anti prevent*");

/// The grave word that begins at a place.
pub(super) fn deed(words: &[Word], at: usize) -> bool {
    DEEDS.at(words, at) && !(at > 0 && AGAINST.at(words, at - 1))
}

pub(super) fn stage(words: &[Word], at: usize) -> bool {
    STAGES.at(words, at)
}

/// The first grave word of a text.
pub(super) fn first(words: &[Word]) -> Option<&str> {
    let grave = |at: &usize| deed(words, *at) || stage(words, *at);
    (0..words.len()).find(grave).map(|at| words[at].text.as_str())
}
