"""Being shown less: who asks it of an honour, what the office answers, what everybody sees from then on."""
