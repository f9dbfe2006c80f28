using ILGPU.Emulation;
using ILGPU.Runtime;

namespace ILGPU;

public sealed partial class Context
{
    /// <summary>Collects what a context shall be.</summary>
    public sealed class Builder : ContextProperties
    {
        internal Builder()
        {
        }

        internal List<Device> FoundDevices { get; } = [];

        internal EmulatedHardware Hardware { get; } = EmulatedHardware.Current;

        /// <summary>Sets how hard the compiler works.</summary>
        public Builder Optimize(OptimizationLevel level)
        {
            OptimizationLevel = level;
            return this;
        }

        /// <summary>Sets how exact arithmetic is.</summary>
        public Builder Math(MathMode mathMode)
        {
            MathMode = mathMode;
            return this;
        }

        /// <summary>Lets markers be put into streams.</summary>
        public Builder Profiling()
        {
            EnableProfiling = true;
            return this;
        }

        internal Builder Accept<TDevice>(IEnumerable<TDevice> devices, Predicate<TDevice> predicate)
            where TDevice : Device
        {
            FoundDevices.AddRange(devices.Where(d => predicate(d)));
            return this;
        }
    }
}
