"""Papers as an office prints them: decisions and minutes (DOCX and PDF), certificates, proof sheets, QR codes.

Each module takes one frozen description of a paper and gives bytes. Measures that come from law are handed in by the
caller (the law book's answer for the day); what no law speaks of is a typographic default here.
"""
