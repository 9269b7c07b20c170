import cProfile, pstats, time
def test_walk(world):
    t=time.time()
    def lap(n):
        nonlocal t
        print(n, round(time.time()-t,2)); t=time.time()
    pr=cProfile.Profile(); 
    b=world.preview_batch(); lap('preview')
    p=world.submitted_proposal(); lap('submitted')
    from bangvang.eligibility import actions
    from bangvang.register.choices import Role
    actions.assess_proposal(world.user(Role.OFFICER), p, on=p.submitted_on, authority="provincial_department_head"); lap('assessed')
def test_walk2(world):
    pr=cProfile.Profile(); pr.enable()
    d=world.issued_decision()
    pr.disable()
    pstats.Stats(pr).sort_stats('cumtime').print_stats(60)
    assert 0
