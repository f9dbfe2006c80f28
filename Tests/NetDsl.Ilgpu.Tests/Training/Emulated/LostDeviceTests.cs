using System.Globalization;
using System.Text.RegularExpressions;
using ILGPU.Emulation;

namespace NetDsl.Ilgpu.Tests.Training.Emulated;

/// <summary>Trainings whose device is lost in one launch after another.</summary>
public sealed partial class LostDeviceTests
{
    [Fact]
    public async Task Whenever_the_device_is_lost_the_weights_of_the_last_finished_step_survive()
    {
        var weights = await TinyTraining.WeightsOfSteps();
        var launches = await Launches();
        for (var launch = 1; launch < launches; launch += 3)
        {
            var told = 0;
            using var network = new TinyNetwork();
            var fault = await Lose(network, launch, TinyTraining.Trainer(), () => told++);
            var message = Message().Match(fault.Message);

            Assert.True(message.Success, fault.Message);
            var survived = int.Parse(message.Groups["survived"].Value, CultureInfo.InvariantCulture);
            Assert.InRange(survived, told, told + 1);
            Near.Assert(weights[survived], network.Parameters.Values, 1e-5f);
            Assert.IsType<GpuException>(fault.InnerException, exactMatch: false);
        }
    }

    [Fact]
    public async Task With_a_copy_every_two_steps_the_weights_of_such_a_step_survive()
    {
        var weights = await TinyTraining.WeightsOfSteps();
        var launches = await Launches();
        for (var launch = 5; launch < launches; launch += 7)
        {
            using var network = new TinyNetwork();
            var fault = await Lose(network, launch, TinyTraining.Trainer(snapshots: 2), () => { });
            var survived = int.Parse(Message().Match(fault.Message).Groups["survived"].Value, CultureInfo.InvariantCulture);

            // After an epoch all weights are on the host anyway.
            Assert.True(survived % 2 == 0 || survived % 3 == 0);
            Near.Assert(weights[survived], network.Parameters.Values, 1e-5f);
        }
    }

    [Fact]
    public async Task Without_copies_the_weights_of_the_last_epoch_survive()
    {
        var weights = await TinyTraining.WeightsOfSteps();
        using var network = new TinyNetwork();
        var told = 0;
        var fault = await Lose(network, await Launches() - 2, TinyTraining.Trainer(snapshots: 0), () => told++);
        Assert.True(told > 6);
        Assert.Contains("Tiny has the weights after step 6.", fault.Message);
        Near.Assert(weights[6], network.Parameters.Values, 1e-5f);
    }

    [Fact]
    public async Task After_a_loss_training_goes_on_from_the_checkpoint_to_the_bit()
    {
        var folder = Directory.CreateTempSubdirectory("netdsl-");
        try
        {
            var path = Path.Combine(folder.FullName, "run");
            using var whole = new TinyNetwork();
            await Fit(new EmulatedHardware { Cuda = [new("Emulated")] }, whole, TinyTraining.Trainer());
            using var network = new TinyNetwork();
            var fault = await Lose(network, await Launches() / 2, TinyTraining.Trainer(path), () => { });
            Assert.EndsWith($"resume from the checkpoint '{path}', or train on with these weights.", fault.Message);

            await Fit(new EmulatedHardware { Cuda = [new("Emulated")] }, network, TinyTraining.Trainer(path));
            Assert.Equal(whole.Parameters.Values, network.Parameters.Values);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^The device Emulated \(CUDA, 1 GiB\) was lost after step \d+; Tiny has the weights after step (?<survived>\d+)\. Dispose the network on the device and the device, open the device again and train on with these weights\.$")]
    private static partial Regex Message();

    /// <summary>The launches of a whole training.</summary>
    private static async Task<int> Launches()
    {
        var hardware = new EmulatedHardware { Cuda = [new("Emulated")] };
        using var network = new TinyNetwork();
        await Fit(hardware, network, TinyTraining.Trainer());
        return hardware.Launches.Count;
    }

    private static async Task<TrainingException> Lose(TinyNetwork network, int launches, Trainer trainer, Action told) =>
        await Assert.ThrowsAsync<TrainingException>(() => Fit(
            new EmulatedHardware { Cuda = [new("Emulated")], LoseDeviceAfterLaunches = launches }, network, trainer, told));

    private static async Task Fit(EmulatedHardware hardware, TinyNetwork network, Trainer trainer, Action? told = null)
    {
        using var scope = hardware.Use();
        using var device = GpuDevice.Open("cuda");
        using var target = new TinyOnDevice(network, device);
        await trainer.FitAsync(target, TinyTraining.Data, TinyTraining.Validation, new Direct(report =>
        {
            if (report.Finished is null)
            {
                told?.Invoke();
            }
        }));
    }
}
