"""English headlines: an imperative of a few words made from the sentence, or a quotation cut where it reads well."""
