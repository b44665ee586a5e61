"""Spanish and French sentences, each with its headline, who should act, stance and force."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind
from briefgen.recommendations import document_recommendations
from tests.recommendations.building import SETTINGS, document

SPANISH = """
El consejo debería abrir el mercado los domingos. | Abrir el mercado los domingos | el consejo | for | should
Los vecinos deben limpiar las acequias en marzo. | Limpiar las acequias en marzo | los vecinos | for | must
Deben publicarse las cuentas del hospital. | Publicar las cuentas del hospital | - | for | must
Las cuentas del hospital deben ser publicadas cada año. | Publicar las cuentas del hospital cada año | - | for | must
Los maestros han de ser formados en primeros auxilios. | Formar a los maestros en primeros auxilios | - | for | must
Se debería reducir el ruido del aeropuerto. | Reducir el ruido del aeropuerto | - | for | should
Pedimos al Gobierno que suprima el peaje del túnel. | Suprimir el peaje del túnel | el Gobierno | for | should
Es urgente que la alcaldesa convoque a los pescadores. | Convocar a los pescadores | la alcaldesa | for | must
Recomendamos la creación de un archivo digital. | Crear un archivo digital | - | for | should
Nos oponemos a la venta del molino. | No vender el molino | - | against | must
No se deben cortar los olmos de la avenida. | No cortar los olmos de la avenida | - | against | must
Los jueces no deberían ser elegidos por el parlamento. | No elegir a los jueces por el parlamento | - | against | should
Vale la pena recuperar el tranvía. | Recuperar el tranvía | - | for | may
Es hora de que se restaure la muralla. | Restaurar la muralla | - | for | must
La junta tiene que coordinarse con la provincia. | Coordinarse con la provincia | la junta | for | must
El plan debería incluir un mapa de riesgos. | El plan debería incluir un mapa de riesgos | - | for | should
Habría que prohibirlo en todas las playas. | Habría que prohibirlo en todas las playas | - | for | should
Hace falta un censo de palomares. | Un censo de palomares | - | for | must
"""

FRENCH = """
Le conseil devrait ouvrir le marché le dimanche. | Ouvrir le marché le dimanche | le conseil | for | should
Les riverains doivent curer les fossés en mars. | Curer les fossés en mars | les riverains | for | must
Les comptes de l’hôpital doivent être publiés. | Publier les comptes de l’hôpital | - | for | must
Des bornes doivent être installées sur le quai. | Installer des bornes sur le quai | - | for | must
Des bornes ne doivent pas être installées sur le quai. | Ne pas installer de bornes sur le quai | - | against | must
On devrait réduire le bruit de l’aéroport. | Réduire le bruit de l’aéroport | - | for | should
Nous demandons au Gouvernement de supprimer le péage du tunnel. | Supprimer le péage du tunnel | le Gouvernement | for | should
Il est urgent que la maire réunisse les pêcheurs. | Réunir les pêcheurs | la maire | for | must
Nous recommandons la création d’un fonds d’archives. | Créer un fonds d’archives | - | for | should
Nous nous opposons à la vente du moulin. | Ne pas vendre le moulin | - | against | must
Il ne faut pas abattre les ormes de l’avenue. | Ne pas abattre les ormes de l’avenue | - | against | must
Il vaut la peine de rétablir le tramway. | Rétablir le tramway | - | for | may
Il est temps que la muraille soit restaurée. | Restaurer la muraille | - | for | must
La commune doit se doter d’un plan de circulation. | Se doter d’un plan de circulation | la commune | for | must
Le plan devrait comporter une carte des risques. | Le plan devrait comporter une carte des risques | - | for | should
Il faudrait l’interdire sur toutes les plages. | Il faudrait l’interdire sur toutes les plages | - | for | should
Il faut un recensement des colombiers. | Un recensement des colombiers | - | for | must
"""


def lines(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


def told(sentence: str, language: str) -> tuple[str, str, str, str] | None:
    found = document_recommendations(document([(BlockKind.PARAGRAPH, [sentence])], language=language), SETTINGS)
    if not found:
        return None
    [one] = found
    return one.headline, one.addressee or "-", one.stance.value, one.strength.value


@pytest.mark.parametrize(("sentence", "headline", "addressee", "stance", "strength"), lines(SPANISH))
def test_spanish(sentence: str, headline: str, addressee: str, stance: str, strength: str) -> None:
    assert told(sentence, "es") == (headline, addressee, stance, strength)


@pytest.mark.parametrize(("sentence", "headline", "addressee", "stance", "strength"), lines(FRENCH))
def test_french(sentence: str, headline: str, addressee: str, stance: str, strength: str) -> None:
    assert told(sentence, "fr") == (headline, addressee, stance, strength)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "No se debe construir en la ribera sin un estudio de inundaciones previo y una consulta a los barrios.",
            "No construir en la ribera sin un estudio de inundaciones previo…",
        ),
        (
            "Si se crea un consorcio, los regantes deberían tener al menos la mitad de los votos.",
            "Los regantes deberían tener al menos la mitad de los votos…",
        ),
        (
            "Si el caudal baja de dos metros, el alcalde debería suspender la pesca.",
            "Suspender la pesca si el caudal baja de dos metros",
        ),
    ],
)
def test_a_limit_is_kept_or_its_loss_shown(sentence: str, headline: str) -> None:
    said = told(sentence, "es")
    assert said is not None
    assert said[0] == headline


def test_items_under_a_heading_of_recommendations() -> None:
    blocks = [
        (BlockKind.HEADING, ["Recommandations"]),
        (BlockKind.LIST_ITEM, ["1. Rouvrir la gare de Saint-Aubin."]),
        (BlockKind.LIST_ITEM, ["2. Suppression des péages du pont."]),
        (BlockKind.LIST_ITEM, ["3. Que la région publie ses comptes."]),
        (BlockKind.LIST_ITEM, ["4. Ne pas vendre le phare."]),
        (BlockKind.HEADING, ["Histoire"]),
        (BlockKind.LIST_ITEM, ["Construction du phare en 1871."]),
    ]
    found = document_recommendations(document(blocks, language="fr"), SETTINGS)
    assert [(one.headline, one.addressee, one.stance.value) for one in found] == [
        ("Rouvrir la gare de Saint-Aubin", None, "for"),
        ("Supprimer les péages du pont", None, "for"),
        ("Publier ses comptes", "la région", "for"),
        ("Ne pas vendre le phare", None, "against"),
    ]


def test_items_of_a_list_that_a_demand_opens() -> None:
    blocks = [
        (BlockKind.PARAGRAPH, ["La diputación debería:"]),
        (BlockKind.LIST_ITEM, ["- reparar el puente;"]),
        (BlockKind.LIST_ITEM, ["- no cobrar a los ciclistas."]),
    ]
    found = document_recommendations(document(blocks, language="es"), SETTINGS)
    assert [one.headline for one in found] == ["Reparar el puente", "No cobrar a los ciclistas"]


def test_any_text_is_read_without_an_error() -> None:
    for language in ("es", "fr"):
        for text in ("debe " * 400, "que " * 500, "il faut " * 300, "« » \" '", "a, " * 700, "n'" * 500, "debería ser"):
            document_recommendations(document([(BlockKind.PARAGRAPH, [text])], language=language), SETTINGS)
