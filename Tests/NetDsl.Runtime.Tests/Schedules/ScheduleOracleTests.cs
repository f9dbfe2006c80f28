using NetDsl.Tests.Oracle;

namespace NetDsl.Tests.Schedules;

public sealed class ScheduleOracleTests
{
    private static readonly Dictionary<string, Schedule> Settings = new()
    {
        ["step"] = new StepSchedule(5, 0.5),
        ["exponential"] = new ExponentialSchedule(0.9),
        ["cosine"] = new CosineSchedule(0.001),
        ["onecycle"] = new OneCycleSchedule(0.4),
        ["plateau"] = new PlateauSchedule(0.5, 2),
    };

    public static TheoryData<string> Names => [.. ReferenceCases.Read("schedule.json").Select(found => found.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_those_of_PyTorch(string name)
    {
        var expected = ReferenceCases.Read("schedule.json", name)["rate_at_each_epoch"];
        double[] losses = [1, 0.9, .. Enumerable.Repeat(0.8, 18)];
        var rates = Enumerable.Range(0, 20).Select(epoch => (float)Settings[name].Rate(new SchedulePoint
        {
            Start = 0.1,
            Epoch = epoch,
            Epochs = 20,
            Step = epoch,
            Steps = 21,
            Losses = losses.AsSpan(0, epoch),
        })).ToArray();

        ReferenceCases.AssertClose(expected, rates, 0, 1e-6);
    }

    [Fact]
    public void One_cycle_ends_at_a_ten_thousandth_of_where_it_began() =>
        Assert.Equal(
            0.4 / 25 / 10_000,
            new OneCycleSchedule(0.4).Rate(new SchedulePoint { Start = 9, Epoch = 0, Epochs = 1, Step = 20, Steps = 21 }),
            1e-12);

    [Fact]
    public void A_plateau_does_not_fall_below_its_minimum() =>
        Assert.Equal(
            0.05,
            new PlateauSchedule(0.1, 0) { Minimum = 0.05 }.Rate(new SchedulePoint { Start = 0.1, Epoch = 3, Epochs = 9, Step = 3, Steps = 9, Losses = [1, 1, 1] }),
            1e-12);
}
