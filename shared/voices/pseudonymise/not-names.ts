const list = `
i a an the he she it we you they his her its our your their me him us them this that these those there here what which
who whom whose when where why how and or but nor so yet if then than as at by for from in into of off on onto out over to
under up with without about after again all also always am any are be been before being both can cannot could did do does
done each either else even ever every few first get go got had has have just last less let like made make many may maybe
more most much must my never next no none not nothing now once one only other own please quite rather really same shall
should since some still such sure sorry take thank thanks too two until very was well were while will would yes yeah okay
ok oh um uh hmm hi hello hey dear regards cheers bye good great nice best kind sincerely yours everyone everybody anyone
someone nobody team all guys folks sir madam ma'am sirs ladies gentlemen mum mom dad mother father brother sister wife
husband son daughter aunt uncle grandma grandpa doctor nurse professor god lord jesus christ christmas easter ramadan
ich du er sie es wir ihr der die das ein eine und oder aber nicht mit von zu im am ist sind war hat haben bei nach vor
für auf aus als wie was wer wo wenn dann auch noch schon sehr mehr alle alles kein keine bitte danke hallo ja nein
herr herrn frau dr prof mr mrs ms miss mx señor señora sr sra don doña madame mme monsieur signor signora
yo tú el ella nosotros ellos la los las un una y o pero no con de en es son muy más todo gracias hola sí por para que
je tu il elle nous vous ils le les des et ou mais pas avec est sont très plus tout merci bonjour oui non pour que
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
noviembre diciembre lundi mardi mercredi jeudi vendredi samedi dimanche
english german french spanish italian dutch portuguese polish russian turkish chinese japanese arabic korean hindi swedish
danish norwegian finnish greek czech british american european irish scottish welsh indian canadian australian african
asian mexican muslim christian jewish catholic protestant hindu buddhist
england germany france spain italy netherlands portugal poland russia turkey china japan korea india sweden denmark norway
finland greece ireland scotland wales britain america canada australia brazil mexico europe africa asia usa uk eu us gb
deutschland österreich schweiz españa francia london paris berlin madrid rome new york manchester birmingham glasgow
edinburgh dublin hamburg munich münchen köln frankfurt vienna wien zurich zürich amsterdam brussels barcelona lisbon
google microsoft apple amazon facebook twitter instagram whatsapp youtube netflix linkedin paypal ebay zoom teams slack
excel word outlook gmail windows android iphone ipad mac macbook linux chrome firefox safari edge python java javascript
typescript sql html css github gitlab jupyter visa mastercard wifi wi-fi internet web online app apps email e-mail sms faq
pdf tv pc qr id ai api url nps csat ces crm ceo cto cfo hr vat gdpr covid corona interviewer moderator participant speaker
respondent agent customer client caller support manager engineer assistant host facilitator researcher interviewee unknown
question answer q p
mondays tuesdays wednesdays thursdays fridays saturdays sundays latvian lithuanian estonian ukrainian romanian bulgarian
hungarian croatian serbian austrian swiss belgian nigerian ghanaian kenyan egyptian israeli iranian iraqi pakistani
bangladeshi vietnamese thai filipino brazilian argentinian roman latin victorian european phd okay huh ah
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming washington boston chicago dallas houston
nottingham liverpool leeds sheffield bristol cardiff belfast newcastle sunderland bayern sachsen hessen nrw
`;

const organisation: ReadonlySet<string> = new Set(
  `inc llc ltd limited plc gmbh ag kg corp corporation company co bank holdings group services service financial finance
  investment investments technologies systems society association university college school hospital ward clinic surgery
  centre center street road lane avenue park castle council department office store shop club union tribe community
  development partners solutions insurance energy telecom broadband mobile media airlines hotel restaurant church
  foundation trust institute agency board committee project edition version street`.split(/\s+/u),
);

/** Words of firms, places and offices: a name that holds one is no person's. */
export function isOfOrganisation(word: string): boolean {
  return organisation.has(word);
}

const known: ReadonlySet<string> = new Set(list.split(/\s+/u).filter((word) => word !== ''));

/** Capitalised words (in lower case) that are no person's name: function words, days, languages, places, products. */
export function isNoName(word: string): boolean {
  return known.has(word);
}
