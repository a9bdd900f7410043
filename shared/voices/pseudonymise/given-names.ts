const plain = `
aaron abdul abigail ada adam adriana adrian adriano agnes agnieszka ahmad ahmed aisha alan albert alberto alejandra
alejandro aleksandra alessandra alessandro alessia alex alexander alexandra alexis alfred alfredo ali alice alicia
alison allison alma amanda amelia amelie amina amir amy ana anders andre andrea andreas andrew andrzej andy angela
angelika angie anika anita anja anna anne annette annika anthony antoine antonia antonio anton arjun arthur ashley
astrid aurelie axel barbara bart bastian beatrice beatriz ben benedikt benjamin bernard bernd beth betty bianca birgit
björn bob bogdan brandon brenda brian brigitte britta bruce bruno bryan caitlin camila camille carina carl carla carlos
carmen carol carolin carolina caroline catalina caterina catherine cathy cecilia celia celine charles charlie charlotte
chiara chloe chris christa christian christiane christina christine christoph christopher claire clara claudia claudio
claus clemens colin connor corinna cornelia craig cristina cynthia dagmar damien dan daniel daniela daniele danielle
danny dave david deborah debbie debra deepak denis denise dennis derek diana diane diego dieter dimitri dirk dmitri
dominic dominik donald donna dorothea dorothy doris douglas duncan dylan edith eduardo edward eileen elaine elena eleanor
elias elisa elisabeth elizabeth elke ella ellen ellie elsa emil emilia emily emma enrico enrique eric erica erik erika
erin ernst esther ethan eugene eva evelyn fabian fabio farah fatima federica federico felipe felix ferdinand fernanda
fernando fiona florence florian frances francesca francesco francisco francois françois frank franz fred frederic
frederik friedrich fritz gabriel gabriela gabriele gareth gary gavin geoff george georg gerald gerard gerhard gianluca
giorgio giovanna giovanni gisela giulia giuseppe gloria gordon graham greg gregor gregory greta guido guillaume
gustavo günter günther hamza hanna hannah hannes hans harald harold harriet harry hassan heather hector heidi heike
heinrich heinz helen helena helga helmut hendrik henrik henry herbert hilary holger horst howard hugo hussein ian ibrahim
igor ilse imran ines inge ingo ingrid irene irina isaac isabel isabella isabelle ismail ivan ivana jacob jacqueline
jacques jaime jake jakob james jamie jan jana jane janet janice jasmin jason javier jean jeff jeffrey jennifer jenny
jens jeremy jerry jessica jessie jill jim jimmy joachim joan joanna joanne joel johan johann johanna johannes john johnny
jonas jonathan jordan jorge jose josé josef joseph joshua josh joyce juan judith judy julia julian juliana julie julien
juliette jürgen justin jutta karen karin karl karla karsten katarina katarzyna kate katharina katherine kathleen kathrin
kathryn kathy katie katja katrin kay keith kelly ken kenneth kerstin kevin khalid kim kimberly kirsten klara klaus konrad
krystyna kristen kristina krzysztof kurt kyle lars laura lauren laurent lea leah leila lena leon leonard leonardo leonie
lewis liam lily linda lisa liz lorenzo lothar louis louise luca lucas lucia luciana lucie lucy ludwig luigi luis luisa
lukas luke lutz lydia lynn magdalena maja małgorzata manfred manuel manuela marc marcel marcelo marco marcos marcus
margaret margarita margit maria maría marian marianne marie marina mario marion marius marjorie mark markus marlene marta
martha martin martina mary mateo mateusz mathias mathieu mathilde matteo matthew matthias matthieu maureen maurice
mauricio maurizio megan mehmet melanie melissa mia michael michaela michał michel michele michelle miguel mikael mike
mila milan miranda miriam mohamed mohammad mohammed monica monika monique moritz muhammad mustafa nadia nadine nadja
nancy naomi natalia natalie natasha nathan nathalie neil nicholas nick nico nicola nicolas nicole nigel nikolaus nils nina
nora norbert norman olaf ole oleg oliver olivia olivier omar oscar oskar otto pablo pamela paola paolo pascal patricia
patricio patrick patrizia paul paula pauline paulo pavel pedro peggy petra phil philip philipp philippe phillip pierre
piotr priya przemysław rachel rafael rainer ralf ralph ramona raquel raul ravi raymond rebecca reinhard renate renee rené
ricardo riccardo richard rita robert roberta roberto robin rodrigo roger roland rolf roman ronald rosa rosemary rosie
roxana rudolf rüdiger russell ruth ryan sabine sabrina salim sally sam samantha samira samir samuel sandra sandy sandeep
sara sarah sascha scott sean sebastian sergei sergio shannon sharon sheila shirley sibylle silke silvia simon simone
sofia sofie sonia sonja sophia sophie stacey stefan stefanie stefano stella steffen stephan stephanie stephen steve
steven stuart sunil susan susana susanne suzanne svenja sven sylvia sylvie tamara tanja tara tatiana ted teresa terry
theo theodor theresa thomas thorsten tiffany tim timo timothy tina tobias todd tom tomas tomasz tommy toni tony tracy
ulrich ulrike ursula ute uwe valentina valeria valerie vanessa vera veronica veronika victoria viktor vincent vincenzo
vikram virginia vivian volker walter wanda waltraud wendy werner wilfried wilhelm william wojciech wolfgang xavier
yannick
kev moira imogen kezia kuba marek shanice beata leanne rhodri kieran jude ron bethan maisie femi zainab anjali nia
dave rob rick mick mike pete bev trish gill jo lizzie becky vicky debs kat nat ollie charlie archie alfie freddie theo
oscar isla freya evie poppy daisy erin megan cerys rhys owen gwen sian carys angharad dylan gethin emrys euan callum
fraser hamish isobel catriona morag ailsa eilidh finn cormac fergus eoin niall padraig brendan grainne maeve agata
anya arjun anil ania kasia basia gosia wojtek tomek bartek pawel jakub szymon mateusz igor oksana olena svetlana tatyana
natalya dmitry aleksei mikhail nikolai chinedu chidi emeka ngozi adaeze amara kwame kofi ama abena yaw tunde ade bola
folake funmi segun wanjiru kamau otieno thabo sipho nomsa zanele fatou mamadou aminata ousmane leila layla nour amal
rania hala sami tariq bilal hamid rashid jamal karim mustafa emre mehmet ayse fatma zeynep elif murat burak deniz
sanjay rajesh suresh ramesh vijay anita sunita kavita pooja neha rahul rohit amit ankit deepika lakshmi meera ananya
aditya kiran harpreet gurpreet manpreet simran jasleen mei ling xin yan hao jun min-jun haruto yuki hiroshi kenji
sakura akiko aiko thi nguyen linh tuan gabriela joao joão thiago rafaela beatriz larissa matheus guilherme yasmine
samira nadine chantal mireille odile solene manon lucas hugo enzo maelle elodie aurore thibault gaetan loic
giacomo federica simona ilaria silvio massimo tiziana nunzia jorgen anders lars mette kirsten ingrid astrid sven
solveig siri oskar maja ebba elsa tove linnea pekka jukka timo aino helmi matti sanna
siobhan sinead niamh aoife ciaran declan aidan orla roisin yasmin yolanda yusuf yvonne zoe zuzanna
`;

/** Given names that are words of a language as well: a name only where the writing says more than its letters. */
const words = `
amber april art august autumn basil bill bella blossom brook buck carter chance chase christian chuck clay cliff cole
coral crystal daisy dale dawn dean drew earl eve ernest faith fern flora forest frank gene ginger grace grant guy harmony
hazel heath holly hope hunter iris ivy jack jade jasmine jean jewel joy june kay lance laurel lily logan lou mason mark
marina marine max may melody mercedes mercy miles milo misty nick noel norm olive page pat patience pearl penny peter
pierce piper poppy ray reed rich rob robin rock rod rose rosemary ruby rusty sage sandy savannah scott sky sterling stone
sue summer sunny tanner terry tiffany toni trinity van victor violet wade ward wayne will willow woody alma bea carol
celeste clement constance dante dolores gail josh mina major misha nova paris patty peg pete prudence sharp tad tori
`;

const split = (list: string): readonly string[] => list.split(/\s+/u).filter((name) => name !== '');

const ambiguous: ReadonlySet<string> = new Set(split(words));
const sure: ReadonlySet<string> = new Set(split(plain).filter((name) => !ambiguous.has(name)));

/**
 * Whether a word (lower case) is a common given name of Europe, the Americas, the Arab or the Indian world: `sure` for
 * one that is hardly anything else, `word` for one that is an ordinary word too.
 */
export function givenName(word: string): 'sure' | 'word' | undefined {
  // "Anne-Marie", "Jean-Luc": the first says it.
  const first = word.split('-')[0] ?? word;
  const plainFirst = first.normalize('NFD').replace(/\p{M}/gu, '');
  if (sure.has(first) || sure.has(plainFirst)) return 'sure';
  return ambiguous.has(word) ? 'word' : undefined;
}
