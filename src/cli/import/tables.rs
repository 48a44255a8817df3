//! What the importer knows of names in general.

use crate::text::Lexicon;

/// Countries: the name, then other names of it, then what belongs to it ("Belgian, Belgians"), parted by semicolons.
///
/// # Source
/// English short names of UN members and observers with the demonyms of common use; our own list.
pub(super) const COUNTRIES: &str = "\
Afghanistan;;Afghan,Afghans|Albania;;Albanian,Albanians|Algeria;;Algerian,Algerians|Andorra;;Andorran,Andorrans|\
Angola;;Angolan,Angolans|Argentina;;Argentine,Argentinian,Argentines,Argentinians|Armenia;;Armenian,Armenians|\
Australia;;Australian,Australians|Austria;;Austrian,Austrians|Azerbaijan;;Azerbaijani,Azerbaijanis|\
Bahamas;;Bahamian,Bahamians|Bahrain;;Bahraini,Bahrainis|Bangladesh;;Bangladeshi,Bangladeshis|\
Barbados;;Barbadian,Barbadians|Belarus;;Belarusian,Belarusians|Belgium;;Belgian,Belgians|Belize;;Belizean,Belizeans|\
Benin;;Beninese|Bhutan;;Bhutanese|Bolivia;;Bolivian,Bolivians|\
Bosnia and Herzegovina;Bosnia,Bosnia-Herzegovina;Bosnian,Bosnians|Botswana;;Botswanan|Brazil;;Brazilian,Brazilians|\
Brunei;;Bruneian,Bruneians|Bulgaria;;Bulgarian,Bulgarians|Burkina Faso;;Burkinabe|Burundi;;Burundian,Burundians|\
Cambodia;;Cambodian,Cambodians|Cameroon;;Cameroonian,Cameroonians|Canada;;Canadian,Canadians|\
Cape Verde;Cabo Verde;Cape Verdean,Cape Verdeans|Central African Republic;;Central African|Chad;;Chadian,Chadians|\
Chile;;Chilean,Chileans|China;People's Republic of China,PRC;Chinese|Colombia;;Colombian,Colombians|\
Comoros;;Comorian,Comorians|Costa Rica;;Costa Rican,Costa Ricans|Croatia;;Croatian,Croatians,Croat,Croats|\
Cuba;;Cuban,Cubans|Cyprus;;Cypriot,Cypriots|Czech Republic;Czechia;Czech,Czechs|\
Democratic Republic of the Congo;DR Congo,DRC;Congolese|Denmark;;Danish,Dane,Danes|Djibouti;;Djiboutian|\
Dominican Republic;;Dominican,Dominicans|East Timor;Timor-Leste;Timorese|Ecuador;;Ecuadorian,Ecuadorians|\
Egypt;;Egyptian,Egyptians|El Salvador;;Salvadoran,Salvadorans|England;;English,Englishman|Eritrea;;Eritrean,Eritreans|\
Estonia;;Estonian,Estonians|Eswatini;Swaziland;Swazi|Ethiopia;;Ethiopian,Ethiopians|\
European Union;EU,E.U.;|Fiji;;Fijian,Fijians|Finland;;Finnish,Finn,Finns|France;;French,Frenchman|Gabon;;Gabonese|\
Gambia;;Gambian,Gambians|Georgia (country);;Georgian,Georgians|Germany;;German,Germans|Ghana;;Ghanaian,Ghanaians|\
Greece;;Greek,Greeks|Grenada;;Grenadian|Guatemala;;Guatemalan,Guatemalans|Guinea;;Guinean,Guineans|\
Guyana;;Guyanese|Haiti;;Haitian,Haitians|Honduras;;Honduran,Hondurans|Hong Kong;;Hongkonger,Hongkongers|\
Hungary;;Hungarian,Hungarians|Iceland;;Icelandic,Icelander,Icelanders|India;;Indian,Indians|\
Indonesia;;Indonesian,Indonesians|Iran;;Iranian,Iranians|Iraq;;Iraqi,Iraqis|Ireland;Republic of Ireland;Irish,Irishman|\
Israel;;Israeli,Israelis|Italy;;Italian,Italians|Ivory Coast;Côte d'Ivoire;Ivorian,Ivorians|Jamaica;;Jamaican,Jamaicans|\
Japan;;Japanese|Jordan;;Jordanian,Jordanians|Kazakhstan;;Kazakh,Kazakhs|Kenya;;Kenyan,Kenyans|Kosovo;;Kosovar,Kosovars|\
Kuwait;;Kuwaiti,Kuwaitis|Kyrgyzstan;;Kyrgyz|Laos;;Laotian,Laotians|Latvia;;Latvian,Latvians|\
Lebanon;;Lebanese|Lesotho;;Basotho|Liberia;;Liberian,Liberians|Libya;;Libyan,Libyans|Liechtenstein;;|\
Lithuania;;Lithuanian,Lithuanians|Luxembourg;;Luxembourgish|Madagascar;;Malagasy|Malawi;;Malawian,Malawians|\
Malaysia;;Malaysian,Malaysians|Maldives;;Maldivian,Maldivians|Mali;;Malian,Malians|Malta;;Maltese|\
Mauritania;;Mauritanian,Mauritanians|Mauritius;;Mauritian,Mauritians|Mexico;;Mexican,Mexicans|\
Moldova;;Moldovan,Moldovans|Monaco;;Monegasque|Mongolia;;Mongolian,Mongolians|Montenegro;;Montenegrin,Montenegrins|\
Morocco;;Moroccan,Moroccans|Mozambique;;Mozambican,Mozambicans|Myanmar;Burma;Burmese|Namibia;;Namibian,Namibians|\
Nepal;;Nepalese,Nepali|Netherlands;Holland;Dutch,Dutchman|New Zealand;;New Zealander,New Zealanders|\
Nicaragua;;Nicaraguan,Nicaraguans|Niger;;Nigerien|Nigeria;;Nigerian,Nigerians|\
North Korea;DPRK;North Korean,North Koreans|North Macedonia;;Macedonian,Macedonians|Norway;;Norwegian,Norwegians|\
Oman;;Omani,Omanis|Pakistan;;Pakistani,Pakistanis|Palestine;;Palestinian,Palestinians|\
Panama;;Panamanian,Panamanians|Papua New Guinea;;Papuan|Paraguay;;Paraguayan,Paraguayans|Peru;;Peruvian,Peruvians|\
Philippines;;Philippine,Filipino,Filipinos|Poland;;Polish,Pole,Poles|Portugal;;Portuguese|Qatar;;Qatari,Qataris|\
Romania;;Romanian,Romanians|Russia;Russian Federation;Russian,Russians|Rwanda;;Rwandan,Rwandans|Samoa;;Samoan,Samoans|\
Saudi Arabia;;Saudi,Saudis,Saudi Arabian|Scotland;;Scottish,Scot,Scots|Senegal;;Senegalese|Serbia;;Serbian,Serb,Serbs|\
Sierra Leone;;Sierra Leonean|Singapore;;Singaporean,Singaporeans|Slovakia;;Slovak,Slovaks|\
Slovenia;;Slovenian,Slovene,Slovenes|Somalia;;Somali,Somalis|South Africa;;South African,South Africans|\
South Korea;Republic of Korea;South Korean,South Koreans|South Sudan;;South Sudanese|Soviet Union;USSR,U.S.S.R.;Soviet,Soviets|\
Spain;;Spanish,Spaniard,Spaniards|Sri Lanka;;Sri Lankan,Sri Lankans|Sudan;;Sudanese|Suriname;;Surinamese|\
Sweden;;Swedish,Swede,Swedes|Switzerland;;Swiss|Syria;;Syrian,Syrians|Taiwan;;Taiwanese|Tajikistan;;Tajik,Tajiks|\
Tanzania;;Tanzanian,Tanzanians|Thailand;;Thai,Thais|Togo;;Togolese|Tonga;;Tongan,Tongans|\
Trinidad and Tobago;;Trinidadian|Tunisia;;Tunisian,Tunisians|Turkey;Türkiye;Turkish,Turk,Turks|\
Turkmenistan;;Turkmen|Uganda;;Ugandan,Ugandans|Ukraine;;Ukrainian,Ukrainians|\
United Arab Emirates;UAE,U.A.E.;Emirati,Emiratis|United Kingdom;UK,U.K.,Britain,Great Britain;British,Briton,Britons|\
United States;US,U.S.,USA,U.S.A.,America,United States of America;American,Americans|Uruguay;;Uruguayan,Uruguayans|\
Uzbekistan;;Uzbek,Uzbeks|Vatican City;Vatican;|Venezuela;;Venezuelan,Venezuelans|Vietnam;;Vietnamese|Wales;;Welsh|\
Yemen;;Yemeni,Yemenis|Zambia;;Zambian,Zambians|Zimbabwe;;Zimbabwean,Zimbabweans|\
United Nations;UN,U.N.;|World War I;First World War,WWI;|World War II;Second World War,WWII;|Africa;;African,Africans|\
Asia;;Asian,Asians|Europe;;European,Europeans";

/// Postal codes of states and provinces. Those that are words ("OK", "IN") are short forms like the others: they
/// link behind a place only.
pub(super) const STATES: &str = "\
Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,Delaware DE,Florida FL,Georgia GA,\
Hawaii HI,Idaho ID,Illinois IL,Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,\
Massachusetts MA,Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,Nevada NV,\
New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,North Dakota ND,Ohio OH,Oklahoma OK,\
Oregon OR,Pennsylvania PA,Rhode Island RI,South Carolina SC,South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,\
Virginia VA,Washington WA,West Virginia WV,Wisconsin WI,Wyoming WY,Ontario ON,Quebec QC,British Columbia BC,\
Alberta AB,Manitoba MB,Saskatchewan SK,Nova Scotia NS,New Brunswick NB,New South Wales NSW,Queensland QLD,\
Victoria VIC,Tasmania TAS,South Australia SA,Western Australia WA";

/// Cities of the United States whose articles are titled without their state, and the state.
///
/// # Source
/// English Wikipedia's rule for places of the United States, after the Associated Press's list of datelines.
pub(super) const CITIES: &str = "\
Atlanta/Georgia,Baltimore/Maryland,Boston/Massachusetts,Chicago/Illinois,Cincinnati/Ohio,Cleveland/Ohio,Dallas/Texas,\
Denver/Colorado,Detroit/Michigan,Honolulu/Hawaii,Houston/Texas,Indianapolis/Indiana,Las Vegas/Nevada,\
Los Angeles/California,Miami/Florida,Milwaukee/Wisconsin,Minneapolis/Minnesota,New Orleans/Louisiana,\
New York City/New York,Oklahoma City/Oklahoma,Philadelphia/Pennsylvania,Phoenix/Arizona,Pittsburgh/Pennsylvania,\
Salt Lake City/Utah,San Antonio/Texas,San Diego/California,San Francisco/California,Seattle/Washington,\
St. Louis/Missouri,Hollywood/California,Brooklyn/New York,Manhattan/New York,Queens/New York,The Bronx/New York,\
Staten Island/New York,Long Island/New York,Harlem/New York";

/// Cities that older texts, or those of another country, call otherwise: as they are titled now, and as they were.
pub(super) const RENAMED: [(&str, &str); 23] = [
    ("Bengaluru", "Bangalore"),
    ("Bangalore", "Bengaluru"),
    ("Beijing", "Peking"),
    ("Busan", "Pusan"),
    ("Chennai", "Madras"),
    ("Dnipro", "Dnipropetrovsk"),
    ("Gdańsk", "Danzig"),
    ("Ho Chi Minh City", "Saigon"),
    ("Istanbul", "Constantinople"),
    ("Kharkiv", "Kharkov"),
    ("Kolkata", "Calcutta"),
    ("Kraków", "Cracow"),
    ("Kyiv", "Kiev"),
    ("Lviv", "Lvov,Lemberg"),
    ("Mumbai", "Bombay"),
    ("Nanjing", "Nanking"),
    ("Odesa", "Odessa"),
    ("Saint Petersburg", "Leningrad,Petrograd"),
    ("Tianjin", "Tientsin"),
    ("Volgograd", "Stalingrad"),
    ("Wrocław", "Breslau"),
    ("Yangon", "Rangoon"),
    ("Yekaterinburg", "Sverdlovsk"),
];

/// Offices, and what is held by who holds them.
pub(super) const OFFICES: [(&str, &str); 4] = [
    ("Chancellor", "Chancellorship"),
    ("President", "Presidency"),
    ("Prime Minister", "Premiership"),
    ("Vice President", "Vice Presidency"),
];

/// A given name and what its bearers are called, one group a row.
pub(super) const NICKNAMES: &str = "\
Alexander Alex Sandy,Andrew Andy Drew,Anthony Tony,Antony Tony,Arthur Art,Benjamin Ben,Catherine Kate Cathy,\
Charles Charlie Chuck,Christine Chris Chrissie,Christopher Chris Kit,Daniel Dan Danny,David Dave,Deborah Debbie Deb,\
Donald Don,Douglas Doug,Edward Ed Ted Eddie,Elizabeth Liz Beth Betty,Eugene Gene,Francis Frank,Franklin Frank,\
Frederick Fred,Gerald Gerry Jerry,Geoffrey Geoff,Gregory Greg,Harold Harry,Henry Harry Hank,Herbert Herb,\
Jacob Jake,James Jim Jimmy Jamie,Jeffrey Jeff,Jennifer Jen Jenny,John Jack Johnny,Jonathan Jon,Joseph Joe,Joshua Josh,\
Judith Judy,Katherine Kate Kathy,Kathleen Kathy,Kenneth Ken,Lawrence Larry,Leonard Len Leo,Margaret Maggie Peggy Meg,\
Matthew Matt,Michael Mike Mick,Mitchell Mitch,Nathaniel Nat Nate,Nicholas Nick,Patricia Pat Patty,Patrick Pat Paddy,\
Peter Pete,Philip Phil,Rebecca Becky,Raymond Ray,Richard Dick Rick Rich,Robert Bob Rob Bobby,\
Ronald Ron,Samuel Sam,Stephen Steve,Steven Steve,Stuart Stu,Susan Sue,Theodore Ted Teddy Theo,Thomas Tom Tommy,\
Timothy Tim,Victoria Vicky,Vincent Vince,Walter Walt,William Bill Will Billy,Zachary Zach Zack";

/// Family names that stand first.
pub(super) static FAMILY_FIRST: Lexicon = Lexicon::new(&[
    "Ai, Bai, Bao, Bo, Cai, Cao, Chai, Chan, Chang, Chen, Cheng, Cheung, Chiang, Chow, Cui, Dai, Deng, Ding, \
     Dong, Du, Duan, Fan, Fang, Feng, Fu, Gao, Geng, Gong, Gu, Guan, Guo, Han, Hao, He, Hou, Hsiao, Hsieh, \
     Hsu, Hu, Hua, Huang, Hung, Jia, Jiang, Jin, Kang, Ko, Kong, Kuo, Lai, Lam, Lee, Lei, Leung, Li, Liang, \
     Liao, Lien, Lin, Ling, Liu, Lo, Long, Lu, Luo, Ma, Mao, Meng, Mo, Ng, Nie, Ou, Pan, Peng, Pu, Qi, Qian, \
     Qiao, Qin, Qiu, Qu, Ren, Shao, Shen, Shi, Song, Soong, Su, Sun, Tan, Tang, Tao, Tian, Tsai, Tsang, Tseng, \
     Tung, Wan, Wang, Wei, Wen, Wong, Wu, Xi, Xia, Xiang, Xiao, Xie, Xing, Xiong, Xu, Xue, Yan, Yang, Yao, Ye, \
     Yeh, Yi, Yin, You, Yu, Yuan, Yue, Zeng, Zhai, Zhan, Zhang, Zhao, Zheng, Zhong, Zhou, Zhu, Zhuang, Zou, \
     Kim, Park, Choi, Jung, Jeong, Cho, Yoon, Lim, Shin, Seo, Kwon, Hwang, Ahn, Yoo, Hong, Ryu, Moon, Baek, \
     Noh, Son, Oh, Bae, Nam, Cha, Nguyen, Tran, Pham, Phan, Vu, Vo, Dang, Bui, Do, Ngo, Duong, Dinh, Trinh, \
     Truong, Ho, Hoang, Huynh, Le, To",
]);

/// Before a family name and part of it.
pub(super) static PARTICLES: Lexicon = Lexicon::new(&[
    "de, da, di, do, dos, das, del, della, du, des, van, von, vom, zu, der, den, ter, ten, le, la, les, el, \
     al, bin, ibn, ben, bint, abu, st, san, mac, o, af, av, y, e, 't",
]);

/// What stands before a name of a person and is no part of it.
pub(super) static PERSON_TITLES: Lexicon = Lexicon::new(&[
    "king, queen, emperor, empress, pope, saint, prince, princess, sir, dame, lord, lady, sultan, tsar, \
     sheikh, ayatollah",
]);

/// At the end of a company's name and no part of what it is called.
pub(super) static LEGAL_FORMS: Lexicon = Lexicon::new(&[
    "inc, corp, corporation, co, company, ltd, limited, llc, llp, plc, ag, se, sa, spa, nv, bv, gmbh, kg, oy, \
     ab, asa, group, holdings, holding, incorporated, international, lines, airlines, airways, motor, motors, stores, \
     media, entertainment, technologies, pharmaceuticals",
]);

/// Words by which a body is called once its name has been given: "the University", "the Fund".
pub(super) static HEADS: Lexicon = Lexicon::new(&[
    "academy, agency, alliance, atheneum, laboratory, library, observatory, army, assembly, association, authority, bank, board, bureau, center, centre, \
     chamber, church, club, coalition, college, commission, committee, commonwealth, confederation, \
     conference, congress, conservatory, constitution, corps, council, court, department, directorate, \
     federation, forum, foundation, front, fund, guard, guild, hospital, house, institute, institution, \
     league, ministry, movement, museum, navy, office, orchestra, organisation, organization, parliament, \
     party, police, senate, service, society, theatre, theater, treasury, tribunal, trust, union, university, \
     act, agreement, treaty, convention, protocol, accord, pact, charter, code, games, festival, channel, \
     mosque, cathedral, conservancy, order, partnership, empire, republic, kingdom, federation",
]);

/// Before the words that make a place's name, and no name alone.
pub(super) static PLACE_BEGINNINGS: Lexicon = Lexicon::new(&[
    "the, new, san, santa, saint, st, st., los, las, el, la, le, les, north, south, east, west, northern, \
     southern, eastern, western, central, port, fort, mount, lake, cape, great, grand, upper, lower, old, \
     downtown, mainland, outer, inner, middle, sea, gulf, river, greater, little, big, white, black, red, \
     blue, green, royal, united, saudi, high, long, hong, puerto, costa, sri, state, republic, kingdom, \
     soviet, american, british, french, german, spanish, international, national, roman, english, holy, city, \
     rio, villa, ville, nova, novo, nueva, bad, ho, kuala, buenos, tel, abu",
]);

/// Behind a name: which of that name in a family.
pub(super) static GENERATIONS: Lexicon = Lexicon::new(&["jr, sr, jr., sr., ii, iii, iv"]);

/// In small letters behind a name, they say what bears it: the road is called by the rest.
pub(super) static SMALL_TAILS: Lexicon = Lexicon::new(&[
    "road, motorway, highway, metro, station, stop, civilization, civilisation, people, peoples, pandemic, complex, \
     scandal, affair, crisis, family, culture, dynasty, movement, conspiracy, tribe",
]);

/// Before a name of two words or more they are dropped once it has been given: "the Weather Service".
pub(super) static LEADING_WORDS: Lexicon = Lexicon::new(&[
    "federal, imperial, international, memorial, municipal, national, olympic, regional, royal, state",
]);

/// At the end of a club's name; the town before them plays.
pub(super) static CLUBS: Lexicon =
    Lexicon::new(&["fc, afc, ac, as, cf, ogc, rfc, sc, ssc, vfb, vfl, united, city, rovers, wanderers"]);

/// At the end of a newspaper's name, and what it is called.
pub(super) static NEWSPAPERS: Lexicon = Lexicon::new(&[
    "chronicle, courier, express, gazette, globe, herald, inquirer, journal, mail, mirror, observer, post, review, \
     standard, telegraph, times, tribune",
]);

/// Behind one word, the founder or the field, by which the body is called once it has been named: "Wikimedia".
pub(super) static FOUNDED: Lexicon = Lexicon::new(&[
    "channel, foundation, institute, institution, laboratory, observatory, pictures, press, records, studios, trust",
]);

/// At the end of a body's name, plural, and no team: "United Airlines".
pub(super) static TRADES: Lexicon = Lexicon::new(&[
    "affairs, airlines, airways, archives, arts, associates, brands, brothers, chemicals, communications, courts, electronics, \
     elections, enterprises, entertainments, films, foods, forces, friends, games, gardens, holdings, hospitals, hotels, industries, \
     instruments, investments, labs, laboratories, lines, markets, media, ministries, motors, nations, networks, news, \
     parks, partners, pharmaceuticals, pictures, police, press, prisons, productions, publications, publishers, railways, records, \
     relations, resources, sciences, scouts, services, shipyards, software, sons, sports, states, stores, studies, studios, \
     systems, technologies, times, trains, trustees, unions, universities, works",
]);

/// What a place is called once it has been named: "the Park", "the Bridge".
pub(super) static PLACE_HEADS: Lexicon = Lexicon::new(&[
    "abbey, airport, arena, bay, beach, bridge, canal, castle, cathedral, channel, dam, desert, fort, gardens, gulf, hall, \
     harbor, harbour, hospital, hotel, island, islands, isle, lake, library, minster, mosque, mount, museum, ocean, palace, \
     park, peninsula, plaza, prison, reserve, river, sea, square, stadium, station, strait, temple, theater, theatre, tower, \
     tunnel, valley, zoo",
]);

/// Buildings whose names go without "Olympic" or "International" in the middle.
pub(super) static BUILDINGS: Lexicon =
    Lexicon::new(&["airport, arena, building, hall, museum, park, stadium, station"]);

/// What an event is called once it has been named: "the War", "the Siege".
pub(super) static EVENT_HEADS: Lexicon = Lexicon::new(&[
    "awards, battle, championship, congress, cup, festival, games, massacre, olympics, revolution, siege, summit, treaty, war",
]);

/// What a work, a product or an award is called once it has been named.
pub(super) static WORK_HEADS: Lexicon =
    Lexicon::new(&["award, bowl, cup, medal, prize, program, programme, project, telescope, trophy"]);
