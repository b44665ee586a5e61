"""Where sentences end in Spanish and French. A bar marks each end that must be found; what has no bar must stay whole."""

from __future__ import annotations

import pytest

from briefgen.language.sentences import split_sentences

SPANISH = """
El Sr. Pérez llegó tarde.| La Sra. Ruiz no vino.
La Dra. M. Ríos y el Lic. Gómez firmaron el acuerdo.| Nadie más firmó.
Véase la pág. 12 del informe.| También las págs. 14 y 15.
Según el art. 5 de la Ley, no procede.| El párr. 2 lo confirma.
¿Quién paga?| ¡Nosotros!| No hay más.
¿Por qué?, preguntó.| Nadie supo responder.
«Es tarde.»| Así lo dijo.
«¿Es tarde?», preguntó la ministra.| Sí.
El EE.UU. de hoy es distinto.| Washington, EE. UU., no respondió.
Llegaron a EE. UU. en mayo.| Luego volvieron.
La 1.ª edición salió en 1998.| La 2.ª, en 2003.
El 3.er capítulo trata del agua.| El 4.º, de la tierra.
Cuesta 3,5 millones de euros.| Es caro.
El presupuesto es de 1.200.000 euros.| No basta.
Muere en el s. XIX.| Nace de nuevo en el s. XXI.
Los datos (véase cap. 3) son claros.| No hay duda.
Reunidos el Excmo. Sr. Ministro y la Ilma. Sra. Alcaldesa, acordaron lo siguiente.| Firmaron a las 10 a. m. en punto.
Otros países, p. ej. Chile, lo han hecho.| Funciona.
El Gral. Ávila y el Cnel. Soto declararon.| El Ing. Paz no.
La empresa Agua S.A. de C.V. ganó el contrato.| Nadie protestó.
Vive en la Av. Juárez núm. 45, col. Centro.| Es vecina.
Ud. debe decidir.| Uds. también.
Fue en el año 50 a. C. según Ríos.| Otros lo dudan.
El D. F. ya no existe.| Hoy es la CDMX.
García et al. (2016) lo niegan.| Otros no.
Hay peras, manzanas, etc.| Todo es fresco.
No hubo acuerdo...| Pero hubo diálogo.
Dijo que no (fue claro).| Y se fue.
La ONU (cfr. res. 1373) lo pidió.| El Consejo aprobó.
El Dr. Vidal vive en México, D.F.| Allí trabaja.
Es la Sec. de Salud quien decide.| No el Congreso.
Tel. 55 1234 5678.| Llame hoy.
¡Basta ya!| ¿No lo ven?
Según la Sta. Sede, no.| Se acabó.
Compró 20 kg. de trigo.| Lo vendió.
El Rdo. P. Luis Soto habló primero.| Después, la Mtra. Vega.
Las FF. AA. no intervinieron.| Los RR. HH. son escasos.
El proyecto (cf. vol. II, pág. 3) fracasó.| ¿Quién responde?
Según el INEGI, hay 3.4 millones.| La cifra crece.
«No hay agua.»| «Tampoco luz.»
—¿Vienes? —preguntó ella.| —No.
El Consejo, S.A., quebró.| La C.F.E. no.
En 2019, la Corte (exp. 45/2018) resolvió.| El fallo es firme.
Vino el Arq. Luna, Jr. y su hijo.| Comieron.
Véanse los arts. 3, 4 y 5 const.| Son claros.
Trabaja de 9 a.m. a 5 p.m. en la oficina.| Descansa el domingo.
El núm. 8 de la revista trae fotos.| El núm. 9 no.
¿Y si no llueve?| Entonces habrá que racionar.
El Prof. J. L. Borges lo dijo así: «No».| Y calló.
Compró acero, cemento, etc. para la obra.| Sobró.
La Profa. Díaz y el Pbro. Gil llegaron a la Pza. Mayor.| Llovía.
Costó $1,500.00 M.N. en total.| Fue barato.
El punto 2.1. dice otra cosa.| Léalo.
Ibíd., p. 33.| Ob. cit., p. 40.
"""
FRENCH = """
M. Dupont est venu.| Mme Roy aussi.
MM. Dupont et Roy ont signé.| Mlle Petit n'a pas signé.
Voir p. 12 du rapport.| Voir aussi pp. 14 et 15.
Selon l'art. 5 de la loi, c'est interdit.| L'al. 2 le confirme.
D'autres pays, p. ex. le Chili, l'ont fait.| Cela marche.
Il a dit « non. »| Elle est partie.
Que faire ?| Rien !| Il est tard.
« Est-il tard ? » demanda la ministre.| Oui.
Le Dr Vidal et le Pr. Morin doutent.| Les autres non.
La 1re édition date de 1998.| La 2e de 2003.
Cela coûte 3,5 millions d'euros.| C'est cher.
Le budget est de 1.200.000 euros.| Il ne suffit pas.
Au XIXe s. la ville grandit.| Puis elle décline.
Cf. chap. 3 du rapport.| Tout y est.
Les États-Unis (cf. rés. 1373) l'ont demandé.| Le Conseil a voté.
Dupont et al. (2016) le nient.| D'autres non.
Il y a des poires, des pommes, etc.| Tout est frais.
Né en 50 av. J.-C. selon Morin.| D'autres en doutent.
St. Malo et Ste. Foy sont loin.| Paris aussi.
Mgr. Roy a parlé.| Il a raison.
Il habite au 12, bd. Voltaire, à Paris.| Elle habite av. Foch.
Le n° 3 est sorti.| Le no. 4 suivra.
Elle arrive à 10 h. du matin.| Il part à midi.
Réf. 12 du dossier.| Voir éd. 2003, t. II, vol. 3.
L'O.N.U. a voté.| La France aussi.
La S.N.C.F. est en grève.| Les trains sont rares.
Env. 20 % des élèves partent.| Les autres restent.
Il a hésité...| Puis il a signé.
C'est fini !| Vraiment ?| Oui…
Voir ci-dessous, fig. 2 et tabl. 3.| Les chiffres montent.
Le Pr Martin et le Dr. Leroy sont d'accord.| M. Petit, non.
L'art. L. 123 du code le prévoit.| L'art. R. 12 aussi.
« C'est trop tard », dit-il.| Elle se tut.
Voir infra, chap. IV, sect. 2.| Les détails y sont.
Qui a décidé ?| Personne, dit M. le maire.
La loi no 2004-12 du 5 févr. 2004 s'applique.| Elle est claire.
Le P.-D.G. de la société a démissionné.| L'action chute.
Né à Aix-en-Provence, J.-P. Morel est élu.| Il a 40 ans.
Les O.G.M. sont interdits.| Les essais aussi.
Il vit av. Foch, près de la pl. Victor Hugo.| Il y est né.
Les prix (env. 20 €) ont doublé.| Personne ne s'en plaint.
Le 1er janv. 2020, tout change.| Enfin presque.
Elle écrit : « Il faut agir. »| On agit.
S. M. le roi est venu.| S. E. M. Diop également.
Le projet coûte 1,2 Md€.| C'est énorme !
Cf. supra, note 3.| Ibid., p. 12.
Ils sont 12 000.| En 2010, ils étaient 8 000.
Mme la présidente Mme. Durand a parlé.| Applaudissements.
"""


@pytest.mark.parametrize("case", [*SPANISH.strip().splitlines(), *FRENCH.strip().splitlines()])
def test_sentence_ends(case: str) -> None:
    text = case.replace("|", "")
    assert [text[span.start : span.end] for span in split_sentences(text)] == [part.strip() for part in case.split("|")]


def test_english_is_read_as_before() -> None:
    for case in (
        "We met in World War II. Allied troops left.",
        "It is plan b. A second one exists.",
        "He left. – She stayed.",
    ):
        assert len(split_sentences(case)) == 2
