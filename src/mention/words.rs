//! English words that steer the reading of names. Tables only: each row is a reason to link or to stay silent.

use crate::text::Lexicon;

/// Before a surname they prove that a person is meant; beside any name they are not part of it. Lower case.
pub(super) static TITLES: Lexicon = Lexicon::new(&[
    "mr,mrs,ms,miss,mx,dr,prof,professor,sir,dame,lord,lady,president,chancellor,premier,\
     minister,secretary,senator,sen,representative,rep,governor,gov,mayor,general,gen,colonel,\
     col,admiral,adm,marshal,captain,capt,judge,justice,king,queen,prince,princess,pope,\
     chairman,chairwoman,chair,leader,chief,director,ambassador,spokesman,spokeswoman,spokesperson,\
     commissioner,congressman,congresswoman,analyst,administrator,archbishop,bishop,cardinal,imam,ayatollah,\
     sheikh,rabbi,rev,reverend,father,fr,sultan,emir,tsar,emperor,empress,duke,duchess,earl,baron,baroness,\
     count,countess,major,maj,lieutenant,lt,sergeant,sgt,commander,brigadier,marquis,speaker,envoy,coach,manager,\
     referee,goalkeeper,defender,midfielder,striker,forward,winger,author,actor,actress,singer,writer,poet,composer,\
     painter,artist,photographer,historian,economist,scientist,physicist,astronaut,lawyer,attorney,prosecutor,\
     founder,ceo,mp,mep,detective,inspector,officer,activist,candidate,publisher,editor,reporter,journalist,\
     architect,astronomer,billionaire,biologist,blogger,boxer,broadcaster,brother,businessman,businesswoman,cellist,\
     chef,chemist,columnist,comedian,comrade,conductor,constable,corporal,cosmonaut,councillor,councilman,critic,\
     cyclist,dancer,deacon,designer,diplomat,driver,engineer,entrepreneur,filmmaker,golfer,guitarist,\
     herr,inventor,lawmaker,madame,mathematician,monsieur,musician,novelist,nurse,pastor,philosopher,pianist,pilot,\
     playwright,politician,preacher,private,producer,rapper,researcher,sculptor,señor,señora,sister,skater,sprinter,\
     surgeon,swimmer,tenor,theologian,violinist,young",
]);

/// In capitals behind a body's name, and no part of another: "Time Magazine". Lower case.
pub(super) static DESCRIPTORS: Lexicon =
    Lexicon::new(&["magazine,news,newspaper,inc,corp,co,ltd,plc,group,museum,website,records,studios"]);

/// What leads to another name of the same thing, in brackets or not; a longer wording first. Lower case.
pub(super) static ALSO_CALLED: Lexicon = Lexicon::new(&[
    "also known as,known as,aka,also called,called,nicknamed,dubbed,formerly,abbreviated,or simply,iata,icao,\
     previously known as,formerly known as,better known as,sometimes known as,sometimes called,often called,\
     often known as,known simply as,self-identified as,identified as,born,née,né,alias,renamed,stylised as,stylized as,locally known as,shortened to,abbreviated to",
]);

/// What a person does or suffers, and no place: "Paris was born in Switzerland". Teams score, too: not the country.
pub(super) static LIVES: Lexicon = Lexicon::new(&[
    "born,married,divorced,died,graduated,tweeted,smiled,laughed,wept,cried,shrugged,nodded,starred,sang,scored,\
     dribbled,tackled,dunked,herself,himself,pregnant,arrested,jailed,hugged,kissed,quipped,testified,portrayed,\
     enrolled,joked,sighed,whispered,posed,crossed,rode,slept",
]);

/// Behind a town's name they tell which town of that name it is. Lower case; two words as they stand.
pub(super) static STATES: Lexicon = Lexicon::new(&[
    "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,\
     indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,\
     montana,nebraska,nevada,ohio,oklahoma,ontario,oregon,pennsylvania,tennessee,texas,utah,vermont,virginia,\
     wisconsin,wyoming,alberta,quebec,manitoba,queensland,new hampshire,new jersey,new mexico,new york,north carolina,\
     north dakota,south carolina,south dakota,west virginia,rhode island,british columbia,nova scotia,new south wales,\
     brooklyn,manhattan,queens,ala,ariz,ark,calif,colo,conn,del,fla,ga,ill,ind,ky,la,mass,md,mich,minn,\
     miss,mo,mont,neb,nev,okla,ore,pa,tenn,tex,va,vt,wash,wis,wyo,ont,que",
]);

/// Lower case.
pub(super) static DAYS: Lexicon = Lexicon::new(&["monday,tuesday,wednesday,thursday,friday,saturday,sunday"]);

/// In capitals for the calendar. Lower case.
pub(super) static MONTHS: Lexicon = Lexicon::new(&["may,march,april,june,august"]);

pub(super) static MONTH_PREPOSITIONS: Lexicon = Lexicon::new(&[
    "in,on,by,since,until,till,of,from,to,through,during,before,after,early,late,mid,last,next,this,every,\
     each,and,or,between,st,nd,rd,th",
]);

/// Behind a name they make a person or a state of it, even where it is a common word: "Turkey welcomed". Lower case.
pub(super) static ACTS: Lexicon = Lexicon::new(&[
    "said,says,told,wants,accused,agreed,announced,asked,backed,banned,blamed,called,condemned,demanded,denied,denies,expelled,\
     imposed,insisted,insists,invaded,joined,must,offered,recalled,refused,rejected,rejects,resigned,signed,threatened,urged,\
     voted,vowed,warned,welcomed",
]);

/// Governments have them, and cities do not: "Moscow’s allies". Lower case.
pub(super) static OF_GOVERNMENTS: Lexicon = Lexicon::new(&[
    "allies,ally,ambassador,ambassadors,army,ceasefire,claim,claims,defence,defense,demand,demands,diplomat,diplomatic,\
     diplomats,embassy,envoy,envoys,forces,foreign,government,invasion,leaders,military,minister,ministers,ministry,missile,\
     missiles,nuclear,parliament,policy,position,president,sanctions,sovereignty,stance,summit,talks,tariffs,treaty,troops,\
     war,weapons",
]);

/// Common words that are also names: where a sentence begins, their capital proves nothing. Lower case.
pub(super) static COMMON_WORDS: Lexicon = Lexicon::new(&[
    "reading,nice,turkey,bush,bill,polish,mobile,bath,cork,split,hull,sandwich,deal,rugby,bury,wells,battle,hope,\
     grace,faith,joy,rose,lily,mark,will,grant,rich,frank,jack,pat,sue,bob,drew,dean,earl,duke,king,prince,\
     baker,cook,stone,wood,woods,young,long,short,brown,black,white,green,gray,grey,field,forest,hill,rivers,\
     lake,banks,bishop,pope,justice,law,best,worth,power,price,case,love,people,time,life,fortune,nature,\
     science,history,music,peace,victory,orange,apple,shell,target,gap,\
     square,stripe,block,visa,discover,dove,tide,sprint,oracle,citizen,guardian,independent,observer,mirror,sun,\
     star,times,nation,art,autumn,summer,dawn,crystal,ruby,amber,pearl,penny,violet,iris,daisy,holly,ivy,\
     heather,olive,robin,jay,victor,miles,guy,chase,hunter,mason,carter,taylor,tyler,\
     labour,labor,conservative,liberal,democrat,republican,greens,left,right,west,east,north,south,channel,state,\
     house,church,court,act,army,navy,board,bank,fund,union,council,party,society,academy,games,\
     golden,sweet,strange,sharp,swift,wise,moody,noble,little,small,major,steel,silver,gold,snow,frost,\
     winter,spring,rush,page,bell,bond,burns,chambers,church,cross,day,fox,wolf,hay,hook,\
     worms,tours,male,moon,sale,eye,sandy,jersey,guinea,buffalo,hurt,lamb,marsh,moss,pike,pound,singer,spark,weeks,wells,winds",
]);

/// Family names that many bear: alone they prove nobody. Lower case, without diacritics.
///
/// # Source
/// The commonest of the US census of 2010 and of lists for China, Korea, India, Spain and Latin America.
pub(super) static COMMON_SURNAMES: Lexicon = Lexicon::new(&[
    "smith,johnson,williams,brown,jones,garcia,miller,davis,rodriguez,martinez,hernandez,lopez,gonzalez,wilson,\
     anderson,thomas,taylor,moore,jackson,martin,perez,thompson,white,harris,sanchez,clark,ramirez,lewis,robinson,\
     walker,young,allen,wright,scott,torres,hill,flores,green,adams,nelson,baker,hall,rivera,campbell,mitchell,\
     carter,roberts,gomez,phillips,evans,turner,diaz,parker,cruz,edwards,collins,reyes,stewart,morris,morales,\
     murphy,cook,rogers,gutierrez,ortiz,morgan,cooper,peterson,bailey,reed,kelly,howard,ramos,ward,richardson,\
     watson,brooks,chavez,wood,james,bennett,gray,mendoza,ruiz,hughes,price,alvarez,castillo,sanders,patel,myers,\
     long,ross,foster,jimenez,powell,jenkins,perry,russell,sullivan,bell,coleman,butler,henderson,barnes,fisher,\
     simmons,graham,reynolds,hamilton,george,alexander,gordon,marshall,mcdonald,murray,stevens,harrison,gibson,ford,\
     kennedy,wells,hunter,webb,simpson,tucker,porter,hicks,crawford,henry,mason,warren,dixon,burns,hayes,rice,\
     black,robertson,holmes,stone,daniels,palmer,mills,nichols,knight,ferguson,lawrence,andrews,armstrong,carpenter,\
     payne,olson,dunn,carroll,duncan,hart,bradley,cunningham,lane,franklin,oliver,hudson,chapman,spencer,arnold,\
     richards,matthews,elliott,gilbert,harper,fields,stanley,watkins,clinton,london,lincoln,washington,houston,dallas,\
     austin,jordan,huang,zhang,zhao,zhou,sharma,singh,kumar,gupta,khan,ahmed,hussain,nguyen,silva,santos,\
     oliveira,souza,fernandez,romero,vargas,castro,mueller,muller,schmidt,schneider,fischer,weber,meyer,wagner,\
     ivanov,petrov,cohen,levi,levy,rossi,ferrari,russo",
]);

/// Words of sport; those of the second row tell of nothing else. Lower case.
pub(super) static SPORT: Lexicon = Lexicon::new(&[
    "match,win,wins,won,beat,beaten,defeated,lost,game,games,team,teams,squad,tournament,final,penalty,title,cup,\
     league,player,players,captain,ball,referee,stadium,season,champions,championship,coach,victory,draw,side,sides,\
     fans,penalties,shot,test,played,plays,olympic,club,minute,half,football,cricket,rugby,hockey,basketball,tennis,manager,goals,points",
    "goal,goalkeeper,semi,striker,midfielder,defender,winger,kickoff,wicket,wickets,innings,qualifier,\
     qualifiers,quarterback,relegated,semifinal,touchdown,touchdowns,equaliser,equalizer,equalised,equalized,scored,scoring,scores,\
     corner,header,batsman,bowler,offside,try,tries,playoffs,playoff,relegation,overtime,medal,medals",
]);

/// Beside a name they make a player of it: "England beat Sweden". Lower case.
pub(super) static PLAYS: Lexicon = Lexicon::new(&[
    "beat,beats,beaten,defeated,defeat,won,win,wins,winning,lost,lose,loses,drew,play,plays,played,playing,\
     are,were,went,lead,leads,faced,face,faces,scored,score,scores,scoring,thrashed,edged,against,v,vs,versus,qualified,host,goalkeeper,\
     captain,striker,midfielder,defender,coach,manager,team,squad,side,fans,started,opened,equalised,equalized,\
     kicked,batted,bowled,chased,advanced,progressed,over,international,winger,forward,skipper,boss",
]);

/// Words in capitals beside a name that are no part of it: days, months, roles in title case.
pub(super) static NEIGHBOURS: Lexicon = Lexicon::new(&[
    "monday,tuesday,wednesday,thursday,friday,saturday,sunday,january,february,march,april,may,\
     june,july,august,september,october,november,december,government,vice,prime,foreign,defence,\
     defense,deputy,former,i,a",
]);

/// In capitals before a place they make another place of it, even where a sentence begins: "South China Sea".
pub(super) static PLACE_PARTS: Lexicon =
    Lexicon::new(&["north,south,east,west,northern,southern,eastern,western,central,new,old,greater,upper,\
     lower,saint,st,lake,mount,mt,port,fort,cape,san,santa,el,la,los"]);

/// Before "of" they begin a name even where a sentence begins: "Bank of China", unlike "Visitors of Taipei".
pub(super) static INSTITUTIONS: Lexicon = Lexicon::new(&[
    "academy,association,bank,battle,church,club,college,council,federation,gulf,house,institute,kingdom,league,\
     museum,port,radio,republic,school,sea,society,strait,university,voice",
]);

/// Before "of" they leave a place what it is: "the State of Texas". Lower case.
pub(super) static TERRITORIES: Lexicon =
    Lexicon::new(&["state,commonwealth,county,gdp,gnp,government,municipality,province,town,village"]);

/// Inside a name, in small letters: what stands before them belongs to it.
pub(super) static PARTICLES: Lexicon =
    Lexicon::new(&["de,del,della,di,da,dos,du,des,van,von,der,al,el,bin,ibn,ben"]);

/// Words that may stand in capitals only because a sentence begins with them.
pub(super) static SENTENCE_OPENERS: Lexicon = Lexicon::new(&[
    "the,in,on,at,as,an,but,and,or,if,for,from,to,of,by,with,after,before,when,while,\
     though,although,since,until,both,that,this,these,those,while,under,over,between,among,\
     against,because,so,yet,what,why,how,where,who,his,her,their,its,our,last,next,then,now,\
     meanwhile,benchmark,even,unlike,like,despite,during,without,within,near,around,about,not,\
     no,currently,recently,formerly,previously,originally,finally,following,including,according,together,later,earlier,\
     soon,still,perhaps,maybe,well,yes,thanks,additionally,similarly,initially,eventually,suddenly,sometimes,often,\
     usually,never,ever,again,instead,indeed,besides,except,regarding,concerning,asked,given,there,here,if,it,we,\
     they,he,she,you,my,your,every,each,such,than,very,through,across,behind,beyond,upon,per,via,whereas,\
     neither,either,all,some,many,most,just,only,also,once,whether,is,was,are,were,has,have,did,does,\
     can,will,would,could,should,today,yesterday,overseas",
]);

/// Before a name they make a place or a day of it, or a source: "In Munich, the chancellor". Lower case.
pub(super) static BEFORE_NO_PERSON: Lexicon =
    Lexicon::new(&["in,at,near,from,to,on,into,around,outside,across,via,of,for,through,the"]);

/// Before a family name they tell nothing of who it is; "President" does. Lower case.
pub(super) static PLAIN_TITLES: Lexicon = Lexicon::new(&[
    "mr,mrs,ms,miss,mx,dr,prof,professor,sir,dame,judge,justice,captain,sergeant,sgt,officer,detective,rev,actor,\
     actress,singer",
]);

/// Before an office they mean somebody who does not hold it on the day, or one of several ("a vice-chairman of").
pub(super) static NOT_IN_OFFICE: Lexicon = Lexicon::new(&[
    "a,an,another,any,former,ex,then,next,future,late,acting,deputy,incoming,outgoing,first,would,as,be,\
     become,becomes,became,elected,for",
]);

/// Nouns that mean any country: they need an adjective to mean one.
pub(super) static GENERIC_NOUNS: Lexicon = Lexicon::new(&["country,nation,state,government,city,capital"]);

/// Someone goes: with "to", the city is meant and not its government.
pub(super) static TRAVEL: Lexicon = Lexicon::new(&[
    "visit,visits,visited,visiting,trip,trips,travel,travels,travelled,traveled,travelling,fly,\
     flies,flew,flight,flown,flights,went,go,goes,going,arrive,arrives,arrived,return,returned,\
     returns,journey,drive,drove,train,sent,moved,move,invited,tour",
]);

/// Behind a capital they make a name of it that no pack knows: "the Paris agreement" is not about France.
pub(super) static NAMED_AFTER_CITIES: Lexicon = Lexicon::new(&[
    "accord,accords,agreement,agreements,conference,convention,conventions,declaration,pact,process,protocol,protocols,summit,syndrome,treaty",
]);

/// Behind a place or its people they make a thing of it: "Brussels sprouts", "Russian roulette".
pub(super) static NAMED_AFTER_PLACES: Lexicon = Lexicon::new(&[
    "con,courage,delight,envelope,envelopes,fries,hat,hats,nuts,oven,pig,pigs,roulette,sandwich,sandwiches,shepherd,shepherds,sprouts,steak,\
     steaks,toast,whispers,window,windows",
]);

/// Behind somebody's name they make a thing of it: "Charles de Gaulle airport". Lower case.
pub(super) static NAMED_AFTER_PERSONS: Lexicon = Lexicon::new(&[
    "airport,arena,award,awards,bridge,building,carrier,college,foundation,high,highway,hospital,institute,library,medal,museum,\
     park,prize,prizes,road,school,square,stadium,station,street,theatre,trophy,university",
]);

/// What stands between the two: "the Paris climate agreement". No verbs: "Beijing wants agreement".
pub(super) static MATTERS: Lexicon = Lexicon::new(&["arms,climate,naval,nuclear,peace,security,trade"]);

/// Behind a capital they mean the place itself: "Seoul residents", "Washington-based", "Beijing time".
pub(super) static PLACE_FOLLOWERS: Lexicon = Lexicon::new(&[
    "airport,area,based,born,chapter,hotel,metro,museum,native,neighborhood,neighbourhood,region,\
     resident,residents,restaurant,state,street,streets,suburb,suburbs,time,university",
]);

/// Before a capital they mean the place itself.
pub(super) static PLACE_PREPOSITIONS: Lexicon =
    Lexicon::new(&["in,near,outside,around,inside,across,into,downtown"]);
